package oauthlab.console.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import oauthlab.console.reading.Params;
import oauthlab.console.reading.Reading;
import oauthlab.console.secrets.Redactor;

/**
 * Why a request was refused, as the client was told.
 *
 * @param error the OAuth error code, else the status
 * @param description may be empty
 * @param needs the scope that would be enough, if it is a matter of scopes
 */
public record Refused(String error, String description, String needs) {

    private static final int FIRST_ERROR = 400;
    private static final Pattern PARAMETER = Pattern.compile("(error|error_description|scope)=\"([^\"]*)\"");

    /** Empty when it was not refused, or there is no response yet. */
    public static Optional<Refused> of(Reading exchange) {
        Optional<Refused> redirected = redirected(exchange);
        if (redirected.isPresent()) return redirected;
        if (exchange.status() < FIRST_ERROR) return rpc(exchange.answer());
        String challenge = exchange.responseHeader("WWW-Authenticate").orElse("");
        JsonNode body = exchange.answer();
        String error = parameter(challenge, "error").orElse(body.path("error").asText(""));
        return Optional.of(new Refused(
                error.isEmpty()
                        ? exchange.status() + " "
                                + exchange.exchange().response().orElseThrow().reason()
                        : error,
                parameter(challenge, "error_description")
                        .orElse(body.path("error_description").asText("")),
                parameter(challenge, "scope").orElse("")));
    }

    public Refused safe(Redactor redactor) {
        return new Refused(redactor.text(error), redactor.text(description), redactor.text(needs));
    }

    /** RFC 6749 section 4.1.2.1: the error is in the redirect. */
    private static Optional<Refused> redirected(Reading exchange) {
        return exchange.responseHeader("Location")
                .filter(location -> location.contains("error="))
                .map(Params::ofUrl)
                .flatMap(params -> params.first("error")
                        .map(error -> new Refused(
                                error, params.first("error_description").orElse(""), "")));
    }

    private static Optional<Refused> rpc(JsonNode answer) {
        JsonNode error = answer.path("error");
        if (!error.isObject()) return Optional.empty();
        return Optional.of(
                new Refused(error.path("code").asText(""), error.path("message").asText(""), ""));
    }

    private static Optional<String> parameter(String challenge, String name) {
        return PARAMETER
                .matcher(challenge)
                .results()
                .filter(found -> found.group(1).equals(name))
                .map(found -> found.group(2))
                .findFirst();
    }
}
