package oauthlab.console.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.console.reading.Reading;

/** The title of a hop and the short line below it: what sets this request apart from others of its kind. */
public final class Notes {

    private static final int MAX_LENGTH = 120;

    private Notes() {}

    public static String title(String kind, Reading request) {
        return switch (kind) {
            case "mcp-call" -> "tools/call " + toolName(request);
            case "mcp" ->
                request.rpcMethod()
                        .orElse(request.method().equals("DELETE") ? "End of the MCP session" : "MCP response");
            case "api-call", "request", "page", "admin", "debug" -> request.method() + " " + request.path();
            case "consent" -> isDenied(request) ? "Consent denied" : "Consent given";
            default -> Kind.of(kind).title();
        };
    }

    private static String toolName(Reading request) {
        return request.json().path("params").path("name").asText("");
    }

    private static boolean isDenied(Reading request) {
        return request.form().all().stream()
                .anyMatch(param -> param.value().toLowerCase(Locale.ROOT).matches("deny|denied|no|cancel"));
    }

    public static String note(String kind, Reading request) {
        String note = switch (kind) {
            case "client-credentials",
                    "refresh",
                    "token-exchange",
                    "authorization-request",
                    "pushed-request",
                    "device-authorization",
                    "jwt-bearer" ->
                join(request.param("scope"), request.param("resource").map(resource -> "for " + resource));
            case "sign-in" ->
                request.form().first("username").map(user -> "as " + user).orElse("");
            case "registration" -> request.json().path("client_name").asText("");
            case "mcp-call" -> result(request.answer());
            default -> "";
        };
        return note.length() > MAX_LENGTH ? note.substring(0, MAX_LENGTH) + "..." : note;
    }

    @SafeVarargs
    private static String join(Optional<String>... parts) {
        return Stream.of(parts).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }

    private static String result(JsonNode answer) {
        if (answer.path("result").path("isError").asBoolean()) return "the tool reports an error";
        return answer.has("error") ? answer.path("error").path("message").asText("") : "";
    }
}
