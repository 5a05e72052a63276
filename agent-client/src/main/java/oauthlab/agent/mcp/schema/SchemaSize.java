package oauthlab.agent.mcp.schema;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How large a JSON value is. Measured without recursion, so that the depth of a stranger's value costs no stack.
 *
 * @param depth how many objects and lists contain one another
 * @param characters roughly those of its text
 */
public record SchemaSize(int depth, long characters) {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final Map<String, Object> NOT_SHOWN = Map.of(
            "type",
            "object",
            "description",
            "The schema is not shown: it is deeper than 64 levels or larger than 256 KiB.");

    private record Part(Object value, int depth) {

        /** What it contains; empty for a single value. */
        private Collection<?> contents() {
            if (value instanceof Map<?, ?> object) return object.values();
            return value instanceof Collection<?> list ? list : List.of();
        }

        private long characters() {
            if (value instanceof Map<?, ?> object)
                return object.keySet().stream()
                        .mapToLong(name -> String.valueOf(name).length() + 4L)
                        .sum();
            return value instanceof Collection<?> ? 2 : String.valueOf(value).length() + 2L;
        }
    }

    public static SchemaSize of(Object value) {
        var open = new ArrayDeque<Part>();
        open.push(new Part(value, 0));
        int depth = 0;
        long characters = 0;
        while (!open.isEmpty()) {
            Part part = open.pop();
            characters += part.characters();
            depth = Math.max(depth, part.depth());
            part.contents().forEach(below -> open.push(new Part(below, part.depth() + 1)));
        }
        return new SchemaSize(depth, characters);
    }

    /** The schema, or a short one in its place when it is too large to be shown, searched, or handed to others. */
    public static Map<String, Object> bounded(Map<String, Object> schema) {
        if (schema == null) return null;
        SchemaSize size = of(schema);
        return size.depth() > MAX_DEPTH || size.characters() > MAX_CHARACTERS ? NOT_SHOWN : schema;
    }
}
