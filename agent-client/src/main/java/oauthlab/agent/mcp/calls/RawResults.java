package oauthlab.agent.mcp.calls;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results as they came. The library drops a whole list because of one tool that it cannot read, and a whole result because of one
 * kind of content that it does not know. So it reads nothing of them, and carries them.
 */
public final class RawResults {

    private static final String RAW = "raw";

    private RawResults() {}

    /** A result that carries the data; empty when the library has to read it. What is no object is a result of the old form. */
    static <T> Optional<T> carrying(Object data, TypeRef<T> type) {
        Map<String, Object> carried = Map.of(RAW, object(data));
        return switch (type.getType().getTypeName()) {
            case "io.modelcontextprotocol.spec.McpSchema$CallToolResult" ->
                cast(new CallToolResult(List.of(), false, null, carried));
            case "io.modelcontextprotocol.spec.McpSchema$ListToolsResult" ->
                cast(new ListToolsResult(List.of(), null, carried));
            default -> Optional.empty();
        };
    }

    private static Map<?, ?> object(Object data) {
        if (data instanceof Map<?, ?> object) return object;
        return data == null ? Map.of() : Map.of("toolResult", data);
    }

    @SuppressWarnings("unchecked")
    private static <T> Optional<T> cast(Object result) {
        return Optional.of((T) result);
    }

    public static Map<String, Object> of(CallToolResult result) {
        return raw(result.meta());
    }

    public static Map<String, Object> of(ListToolsResult result) {
        return raw(result.meta());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> raw(Map<String, Object> meta) {
        return (Map<String, Object>) meta.get(RAW);
    }
}
