package oauthlab.agent.foundation.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.ErrorResponse;

/**
 * The answer to a request.
 *
 * @param request for example {@code POST http://localhost:4000/oauth/token}
 * @param body text; it may hold tokens, so it is in no message and not in {@link #toString}
 */
public record Reply(String request, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);

    private static final Map<JsonNodeType, String> KINDS = Map.of(
            JsonNodeType.STRING,
            "text",
            JsonNodeType.NUMBER,
            "a number",
            JsonNodeType.BOOLEAN,
            "true or false",
            JsonNodeType.ARRAY,
            "a list",
            JsonNodeType.OBJECT,
            "an object");
    private static final int MAX_SHOWN = 300;

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * Reads the body as a JSON object. A member of the wrong type counts as left out, and of a list what is not text: one slip of a
     * server does not spoil the rest. Text where a list belongs is a list of one.
     *
     * @throws AgentException when it is not an object
     */
    public <T> T as(Class<T> type) {
        return read(type)
                .orElseThrow(() -> AgentException.of(
                        request + " -> " + status + ", but the body is not the JSON that belongs here.",
                        "Is this address the right one? It answered "
                                + header("Content-Type").orElse("without Content-Type") + "."));
    }

    /**
     * Checks a member that the agent needs.
     *
     * @param belongs what has to be there, for the message: {@code "a list of addresses"}
     * @throws AgentException when it is there, and of another type
     */
    public void check(String member, JsonNodeType type, String belongs) {
        JsonNode found = object().map(object -> object.get(member)).orElse(NullNode.instance);
        if (found == null || found.isNull() || found.getNodeType() == type) return;
        throw AgentException.of(
                request + ": " + member + " is " + KINDS.getOrDefault(found.getNodeType(), "something else")
                        + ", must be " + belongs + ".",
                "The operator of that server has to put this right.");
    }

    private Optional<JsonNode> object() {
        try {
            // Without the parser's words: they would quote the body.
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(Class<T> type) {
        return object().map(object -> {
            ObjectNode usable = JSON.createObjectNode();
            for (var member : object.properties()) {
                ObjectNode alone = JSON.createObjectNode();
                alone.set(member.getKey(), withoutOddities(member.getValue()));
                if (converted(alone, type).isPresent()) usable.setAll(alone);
            }
            return converted(usable, type).orElseThrow();
        });
    }

    private static JsonNode withoutOddities(JsonNode value) {
        if (!value.isArray()) return value;
        ArrayNode scalars = JSON.createArrayNode();
        value.forEach(element -> {
            if (element.isValueNode() && !element.isNull()) scalars.add(element);
        });
        return scalars;
    }

    private static <T> Optional<T> converted(ObjectNode object, Class<T> type) {
        try {
            return Optional.of(JSON.treeToValue(object, type));
        } catch (JsonProcessingException otherType) {
            return Optional.empty();
        }
    }

    /** Is this a document, with one of these members? Some servers answer every address with a page and 200. */
    public boolean isDocumentWith(String... members) {
        return isGood()
                && object().filter(read -> Stream.of(members).anyMatch(read::has))
                        .isPresent();
    }

    /** The OAuth error in the body (RFC 6749 section 5.2); empty when there is none. */
    public Optional<ErrorResponse> error() {
        return read(ErrorResponse.class).filter(error -> error.error() != null);
    }

    /** Why it is not what was hoped for, for a person. @param hints what else to look at */
    public AgentException refused(String... hints) {
        String reason = error().map(error ->
                        error.description() == null ? error.error() : error.error() + ": " + error.description())
                .or(this::otherWords)
                .orElse("The answer does not say why.");
        return AgentException.of(
                toString(), Stream.concat(Stream.of(reason), Stream.of(hints)).toArray(String[]::new));
    }

    /** Gateways, and servers of other habits, say why in their own places. */
    private Optional<String> otherWords() {
        return object().flatMap(object -> Stream.of("/error/message", "/message", "/detail")
                .map(object::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .map(words -> words.length() > MAX_SHOWN ? words.substring(0, MAX_SHOWN) + "..." : words)
                .findFirst());
    }

    @Override
    public String toString() {
        boolean isRedirect = status >= 300 && status < 400;
        return request + " -> " + status
                + header("Location")
                        .filter(to -> isRedirect)
                        .map(to -> ", a redirect to " + to + ", which is not followed")
                        .orElse("");
    }
}
