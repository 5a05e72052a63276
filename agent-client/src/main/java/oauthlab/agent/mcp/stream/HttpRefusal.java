package oauthlab.agent.mcp.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.RpcAnswer;

/**
 * A server answered a message with an HTTP status that is not a success, and perhaps with words. Whether it did something
 * before nobody knows: only 404 to a session, and a challenge, say that it did not.
 */
public final class HttpRefusal extends RuntimeException {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_CHARACTERS = 2000;

    private final int status;
    private final transient HttpHeaders headers;
    private final transient Optional<String> error;

    HttpRefusal(int status, HttpHeaders headers, String body) {
        super("HTTP " + status + ": " + words(body), null, false, false);
        this.error = error(body);
        this.status = status;
        this.headers = headers;
    }

    /** Where the message goes instead, when it is a redirect that may be followed. */
    public Optional<URI> moved(URI from) {
        return SafeAddress.moved(from, status, headers.firstValue("Location"));
    }

    /** What to say about a redirect that is not followed; empty when it is none. */
    public Optional<String> pointedTo(URI from) {
        return SafeAddress.pointedTo(from, status, headers.firstValue("Location"));
    }

    /** It may go better later, and the server says when. */
    public boolean isLater() {
        return isLater(status, headers);
    }

    public static boolean isLater(int status, HttpHeaders headers) {
        return (status == 429 || status == 503)
                && headers.firstValue("Retry-After").isPresent();
    }

    /** When to ask again, if it says so. */
    public Optional<String> retryAfter() {
        return headers.firstValue("Retry-After");
    }

    /** The message of a JSON-RPC error; empty when the body is none. */
    public Optional<String> error() {
        return error;
    }

    /** What a body says, for a person. */
    public static String words(String body) {
        String text = error(body).orElse(body).strip();
        if (text.isEmpty()) return "The response has no body.";
        return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) + "..." : text;
    }

    private static Optional<String> error(String body) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode message)) return Optional.empty();
            boolean isRpc = message.path("error").isObject() || message.has("jsonrpc");
            if (!isRpc || !message.hasNonNull("error")) return Optional.empty();
            RpcAnswer.complete(message);
            return Optional.of(message.path("error").path("message").textValue());
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
