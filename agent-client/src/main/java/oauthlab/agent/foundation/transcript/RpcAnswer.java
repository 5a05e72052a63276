package oauthlab.agent.foundation.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Answers as servers write them: an error that is text, has no message, or a code that is text; a result that is null. They get the
 * form of JSON-RPC 2.0, section 5, and keep their words.
 */
public final class RpcAnswer {

    private static final int INTERNAL_ERROR = -32603;

    private RpcAnswer() {}

    /** @return had anything to be changed? */
    public static boolean complete(ObjectNode message) {
        if (message.hasNonNull("error")) return completeError(message);
        boolean isNull = !message.has("method") && message.has("result") && !message.hasNonNull("result");
        if (isNull) message.putObject("result");
        return isNull;
    }

    private static boolean completeError(ObjectNode message) {
        JsonNode error = message.get("error");
        boolean isComplete = error.path("code").canConvertToInt()
                && error.path("code").isIntegralNumber()
                && error.path("message").isTextual()
                && !message.has("result");
        if (isComplete) return false;
        message.remove("result");
        ObjectNode complete = message.putObject("error")
                .put("code", error.path("code").asInt(INTERNAL_ERROR))
                .put("message", words(error));
        if (error.hasNonNull("data")) complete.set("data", error.get("data"));
        return true;
    }

    private static String words(JsonNode error) {
        JsonNode said = error.hasNonNull("message") ? error.get("message") : error;
        return said.isTextual() ? said.textValue() : said.toString();
    }
}
