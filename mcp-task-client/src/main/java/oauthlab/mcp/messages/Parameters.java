package oauthlab.mcp.messages;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the parameters of a method have to be. MCP specification, "Schema".
 *
 * <p>Checked here for all revisions: the library fails where a parameter is missing, and then never answers.
 */
enum Parameters {
    NAME("name", String.class),
    URI("uri", String.class),
    CURSOR("cursor", String.class),
    LEVEL("level", String.class),
    PROTOCOL_VERSION("protocolVersion", String.class),
    ARGUMENTS("arguments", JsonObject.class),
    CAPABILITIES("capabilities", JsonObject.class),
    CLIENT_INFO("clientInfo", JsonObject.class, "name", "version"),
    ARGUMENT("argument", JsonObject.class, "name", "value"),
    REF("ref", JsonObject.class, "type"),
    META("_meta", JsonObject.class);

    private static final Map<String, List<Parameters>> NEEDED = Map.of(
            "initialize", List.of(PROTOCOL_VERSION, CLIENT_INFO),
            "tools/call", List.of(NAME),
            "prompts/get", List.of(NAME),
            "resources/read", List.of(URI),
            "resources/subscribe", List.of(URI),
            "resources/unsubscribe", List.of(URI),
            "completion/complete", List.of(REF, ARGUMENT),
            "logging/setLevel", List.of(LEVEL));

    private final String wire;
    private final Class<?> type;
    private final List<String> texts;

    Parameters(String wire, Class<?> type, String... texts) {
        this.wire = wire;
        this.type = type;
        this.texts = List.of(texts);
    }

    /**
     * Takes out parameters that are {@code null}, and arguments of a tool or prompt that are: many clients write null for what they leave out.
     *
     * @return were there any?
     */
    static boolean dropNulls(JsonObject params) {
        boolean hadNulls = false;
        for (Parameters known : values()) hadNulls |= dropNull(params, known.wire);
        if (params.getValue(ARGUMENTS.wire) instanceof JsonObject arguments) {
            for (String name : List.copyOf(arguments.fieldNames())) hadNulls |= dropNull(arguments, name);
        }
        return hadNulls;
    }

    private static boolean dropNull(JsonObject object, String name) {
        boolean isNull = object.containsKey(name) && object.getValue(name) == null;
        if (isNull) object.remove(name);
        return isNull;
    }

    /**
     * The first that is there and is not what it has to be, in words; empty when all are. What a notification calls by such a name may be
     * something else.
     */
    static Optional<String> wrongIn(String method, JsonObject params, boolean isNotification) {
        return Stream.of(values())
                .filter(known -> known == META || !isNotification)
                .filter(known -> known.isWrongIn(params))
                .findFirst()
                .map(wrong -> wrong.neededBy(method));
    }

    /** The first that the method needs and that is not there, in words; empty when all are. */
    static Optional<String> missingIn(String method, JsonObject params) {
        return NEEDED.getOrDefault(method, List.of()).stream()
                .filter(needed -> !params.containsKey(needed.wire))
                .findFirst()
                .map(missing -> missing.neededBy(method));
    }

    private String neededBy(String method) {
        return method + " needs the member params." + what() + ".";
    }

    private boolean isWrongIn(JsonObject params) {
        if (!params.containsKey(wire)) return false;
        Object value = params.getValue(wire);
        return !type.isInstance(value)
                || value instanceof JsonObject object
                        && texts.stream().anyMatch(text -> !(object.getValue(text) instanceof String));
    }

    private String what() {
        if (type == String.class) return wire + ", a string";
        return texts.isEmpty()
                ? wire + ", an object"
                : wire + ", an object with the texts " + String.join(" and ", texts);
    }
}
