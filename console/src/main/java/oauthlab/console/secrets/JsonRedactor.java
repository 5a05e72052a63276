package oauthlab.console.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Replaces the secrets in JSON, at every depth, and in JSON that is inside a text. */
public final class JsonRedactor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Redactor redactor;

    public JsonRedactor(Redactor redactor) {
        this.redactor = redactor;
    }

    public JsonNode redact(JsonNode node) {
        return redact("", node);
    }

    private JsonNode redact(String name, JsonNode node) {
        if (node.isObject()) return object((ObjectNode) node);
        if (node.isArray()) return array(name, (ArrayNode) node);
        if (node.isTextual()) return TextNode.valueOf(text(name, node.textValue()));
        // A number may be a PIN.
        boolean isSecret = node.isNumber()
                && SecretNames.use(name).filter(use -> use == Use.HIDDEN).isPresent();
        return isSecret ? TextNode.valueOf(redactor.secret(Use.HIDDEN, name, node.asText())) : node;
    }

    private ObjectNode object(ObjectNode object) {
        boolean isKey = object.path("kty").isTextual();
        ObjectNode safe = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            boolean isPrivate = isKey && SecretNames.isPrivateKeyPart(field.getKey());
            safe.set(
                    redactor.text(field.getKey()),
                    isPrivate
                            ? TextNode.valueOf(redactor.secret(
                                    Use.HIDDEN, "private key", field.getValue().asText()))
                            : redact(field.getKey(), field.getValue()));
        });
        return safe;
    }

    private ArrayNode array(String name, ArrayNode array) {
        ArrayNode safe = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> safe.add(redact(name, item)));
        return safe;
    }

    private String text(String name, String text) {
        boolean mayBeJson = text.startsWith("{") || text.startsWith("[");
        if (!mayBeJson) return redactor.value(name, text);
        try {
            return JSON.writeValueAsString(redact(name, JSON.readTree(text)));
        } catch (JsonProcessingException notJson) {
            return redactor.value(name, text);
        }
    }
}
