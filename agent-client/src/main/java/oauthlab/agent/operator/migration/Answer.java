package oauthlab.agent.operator.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A response, and the request that got it.
 *
 * @param request without secrets: method and address
 * @param status 0 without a response
 */
record Answer(String request, int status, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean has(int wanted, String... texts) {
        return missing(wanted, texts).isEmpty();
    }

    Answer require(int wanted, String... texts) {
        missing(wanted, texts).ifPresent(expected -> {
            throw new Failed(line(), expected);
        });
        return this;
    }

    private Optional<String> missing(int wanted, String... texts) {
        if (status != wanted) return Optional.of("the status " + wanted);
        for (String text : texts) if (!(headers + body).contains(text)) return Optional.of("an answer with " + text);
        return Optional.empty();
    }

    private String line() {
        String reason = text("error") + " " + text("error_description");
        return String.format(Locale.ROOT, "%s -> %03d %s", request, status, reason)
                .strip();
    }

    /** A member of the body; empty if it has none. */
    String text(String member) {
        return json().path(member).asText();
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException page) {
            return MissingNode.getInstance();
        }
    }

    Optional<String> location() {
        return Optional.ofNullable(headers.get("location"));
    }

    @Override
    public String toString() {
        return "Answer[" + line() + "]";
    }
}
