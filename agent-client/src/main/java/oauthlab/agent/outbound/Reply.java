package oauthlab.agent.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.agent.transcript.AgentException;
import oauthlab.shared.protocol.ErrorResponse;

/**
 * The answer to a request.
 *
 * @param request for example {@code POST http://localhost:4000/oauth/token}
 * @param body text; it may hold tokens, so it is in no message and not in {@link #toString}
 */
public record Reply(String request, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * Reads the body as a JSON object.
     *
     * @throws AgentException when it is none, or its members have other types
     */
    public <T> T as(Class<T> type) {
        try {
            JsonNode object = JSON.readTree(body);
            if (object != null && object.isObject()) return JSON.treeToValue(object, type);
        } catch (JsonProcessingException otherJson) {
            // Said below, without the parser's words: they would quote the body.
        }
        throw AgentException.of(
                request + " -> " + status + ", but the body is not the JSON that belongs here.",
                "Is this address the right one? It answered "
                        + header("Content-Type").orElse("without Content-Type") + ".");
    }

    /** Is this a document, with one of these members? Some servers answer every address with a page and 200. */
    public boolean isDocumentWith(String... members) {
        try {
            JsonNode read = JSON.readTree(body);
            return isGood() && read != null && Arrays.stream(members).anyMatch(read::has);
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    /** The OAuth error in the body (RFC 6749 section 5.2); empty when there is none. */
    public Optional<ErrorResponse> error() {
        try {
            return Optional.ofNullable(JSON.readValue(body, ErrorResponse.class))
                    .filter(error -> error.error() != null);
        } catch (JsonProcessingException noError) {
            return Optional.empty();
        }
    }

    /** Why it is not what was hoped for, for a person. @param hints what else to look at */
    public AgentException refused(String... hints) {
        String reason = error().map(error ->
                        error.description() == null ? error.error() : error.error() + ": " + error.description())
                .orElse("The answer does not say why.");
        return AgentException.of(
                request + " -> " + status,
                Stream.concat(Stream.of(reason), Stream.of(hints)).toArray(String[]::new));
    }

    @Override
    public String toString() {
        return request + " -> " + status;
    }
}
