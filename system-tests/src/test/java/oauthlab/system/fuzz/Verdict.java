package oauthlab.system.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oauthlab.system.fuzz.Line.Reply;

/**
 * What is wrong with an answer, whatever the question was.
 *
 * @param programs the addresses at which every refusal is JSON
 */
record Verdict(Set<String> secrets, Pattern programs) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern INNER_LIFE = Pattern.compile(
            "\\bat [a-z]+\\.[\\w.]+\\(|Exception\\b|java\\.lang|org\\.hibernate|jakarta\\.|oauthlab\\.(auth|resource|mcp)|SQL[A-Za-z]*Exception|SQL statement");

    Optional<String> on(Draft draft, Reply reply) {
        return Stream.of(
                        wrong(reply.status() >= 500, "a server error"),
                        wrong(INNER_LIFE.matcher(reply.body()).find(), "it shows its inner life"),
                        echoed(draft, reply),
                        wrong(reply.header("x-injected") != null, "a header was injected"),
                        wrong(isPage(reply) && reply.body().contains("<script"), "a page with a script"),
                        wrong(isPage(reply) && !isGuarded(reply), "a page that may be framed or kept"),
                        wrong(reply.status() == 401 && isUnsaid(draft, reply), "401 without WWW-Authenticate"),
                        wrong(isUnsaidScope(reply), "insufficient_scope without WWW-Authenticate"),
                        wrong(reply.status() == 405 && reply.header("allow") == null, "405 without Allow"),
                        refusal(draft, reply))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> wrong(boolean is, String what) {
        return is ? Optional.of(what) : Optional.empty();
    }

    /** One exception: with the token that manages a registration comes the registration, and the token (RFC 7592 3). */
    private Optional<String> echoed(Draft draft, Reply reply) {
        if (draft.path().startsWith("/oauth/register/") && reply.status() == 200) return Optional.empty();
        String all = reply.toString();
        return wrong(secrets.stream().anyMatch(all::contains), "it holds a secret that was sent");
    }

    private static boolean isPage(Reply reply) {
        return String.valueOf(reply.header("content-type")).startsWith("text/html");
    }

    private static boolean isGuarded(Reply reply) {
        return "DENY".equals(reply.header("x-frame-options"))
                && "no-store".equals(reply.header("cache-control"))
                && String.valueOf(reply.header("content-security-policy")).contains("frame-ancestors 'none'");
    }

    /** RFC 9110 section 15.5.2. A page with a sign-in form is its own challenge. */
    private static boolean isUnsaid(Draft draft, Reply reply) {
        return reply.header("www-authenticate") == null
                && !(isPage(reply) && draft.path().startsWith("/login"));
    }

    /** RFC 6750 section 3.1. */
    private static boolean isUnsaidScope(Reply reply) {
        return reply.status() == 403
                && reply.body().contains("insufficient_scope")
                && !String.valueOf(reply.header("www-authenticate")).contains("scope=");
    }

    /** RFC 6749 section 5.2. */
    private Optional<String> refusal(Draft draft, Reply reply) {
        boolean isBackChannel = programs.matcher(draft.path()).matches();
        if (reply.status() < 400 || !isBackChannel || draft.method().equals("HEAD")) return Optional.empty();
        if (draft.isNoHttp() && reply.body().isEmpty()) return Optional.empty();
        if (isForeign(draft, reply)) return Optional.empty();
        if (isPage(reply)) return wrong(!asksForPages(draft), "a page for a program");
        return Stream.of(
                        wrong(!isError(reply), "no error of OAuth"),
                        wrong(
                                !String.valueOf(reply.header("content-type")).startsWith("application/json"),
                                "not called JSON"),
                        wrong(
                                !String.valueOf(reply.header("cache-control")).contains("no-store"),
                                "may be kept in a cache"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** To a page of another site: the browser would not show it the body. */
    private static boolean isForeign(Draft draft, Reply reply) {
        return reply.status() == 403
                && !draft.header("Origin").isEmpty()
                && reply.body().isEmpty();
    }

    private static boolean asksForPages(Draft draft) {
        return draft.header("Accept").toLowerCase(Locale.ROOT).contains("text/html");
    }

    private static boolean isOAuthError(JsonNode json) {
        return json.path("error").asText().matches("[a-z_]+")
                && json.path("error_description").isTextual();
    }

    private static boolean isJsonRpcError(JsonNode error) {
        return error.path("code").isInt() && error.path("message").isTextual();
    }

    private static boolean isError(Reply reply) {
        try {
            JsonNode json = JSON.readTree(reply.body());
            return isOAuthError(json) || isJsonRpcError(json.path("error"));
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }
}
