package oauthlab.agent.mcp.tools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import oauthlab.agent.mcp.schema.SchemaSize;
import oauthlab.shared.text.Invisible;

/**
 * What a server says about one of its tools. MCP 2025-11-25, "Tools".
 *
 * @param inputSchema JSON Schema of the arguments, as it came unless it is too large
 * @param outputSchema JSON Schema of what it gives back; null when it does not say
 * @param annotations what it says about the tool's behaviour, as it came; the next two are read out of it
 * @param isReadOnly it says that it changes nothing; a hint, which a server may get wrong
 * @param isDestructive it may destroy something; assumed of whatever does not say otherwise
 */
public record McpTool(
        String name,
        String description,
        Map<String, Object> inputSchema,
        Map<String, Object> outputSchema,
        Map<String, Object> annotations,
        boolean isReadOnly,
        boolean isDestructive) {

    public McpTool {
        inputSchema = SchemaSize.bounded(inputSchema);
        outputSchema = SchemaSize.bounded(outputSchema);
    }

    /**
     * Reads one entry of a list of tools, as far as it has the form of the specification.
     *
     * @return empty when it cannot be called: it is no object, or has no name that can be written
     */
    public static Optional<McpTool> of(Object entry) {
        if (!(entry instanceof Map<?, ?> tool) || !(tool.get("name") instanceof String name)) return Optional.empty();
        Map<String, Object> hints = object(tool.get("annotations"));
        boolean isReadOnly = Boolean.TRUE.equals(hints.get("readOnlyHint"));
        boolean isHarmless = isReadOnly || Boolean.FALSE.equals(hints.get("destructiveHint"));
        return Optional.of(new McpTool(
                        name,
                        tool.get("description") instanceof String text ? text : "",
                        object(tool.get("inputSchema")),
                        tool.get("outputSchema") instanceof Map<?, ?> ? object(tool.get("outputSchema")) : null,
                        hints,
                        isReadOnly,
                        !isHarmless))
                .filter(McpTool::hasName);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }

    private static final int MAX_NAME_LENGTH = 128;

    /** MCP 2025-11-25, "Tool Names". What cannot be said in a line of a log or an address is not called. */
    private boolean hasName() {
        return !name.isBlank()
                && name.length() <= MAX_NAME_LENGTH
                && name.codePoints().noneMatch(Invisible::is);
    }

    /** The pages of a list of tools, which ends even if the server does not want it to. MCP 2025-11-25, "Pagination". */
    public static final class Pages {

        private static final int MAX_PAGES = 100;
        private static final int MAX_TOOLS = 1000;
        private static final int MAX_NAMED = 5;
        private static final int SHOWN = 40;
        private static final long MAX_CHARACTERS = 4 * 1024 * 1024;

        private final List<McpTool> tools = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Set<String> cursors = new HashSet<>();
        private String cursor;
        private boolean hasMore = true;
        private long characters;
        private final List<String> unusable = new ArrayList<>();
        private int leftOut;
        private String cut;

        public boolean hasMore() {
            return hasMore;
        }

        /** Of the page to ask for; null for the first. */
        public String cursor() {
            return cursor;
        }

        /** What of the list is not there, and why: sentences that end with a dot. */
        public List<String> missing() {
            var missing = new ArrayList<String>();
            if (leftOut > 0)
                missing.add("lists " + leftOut
                        + " tools that cannot be called: they have no name, or no form that is known." + named());
            if (cut != null)
                missing.add("has a list of tools that " + cut + ". The agent reads no further, and keeps the "
                        + tools.size() + " tools that it has read.");
            return missing;
        }

        public List<McpTool> all() {
            return tools;
        }

        /**
         * Adds the page of a result of {@code tools/list}.
         *
         * @param canBeCalled which tools stay in the list
         */
        public void add(Map<String, Object> result, Predicate<McpTool> canBeCalled) {
            if (result.get("tools") instanceof List<?> page) page.forEach(entry -> add(entry, canBeCalled));
            // Some servers write an empty one where there is no more.
            String next = result.get("nextCursor") instanceof String text && !text.isEmpty() ? text : null;
            if (next != null && !cursors.add(next)) cut("names the same page twice");
            if (cursors.size() >= MAX_PAGES) cut("has more than " + MAX_PAGES + " pages");
            hasMore = next != null && cut == null;
            cursor = next;
        }

        private void add(Object entry, Predicate<McpTool> canBeCalled) {
            characters += SchemaSize.of(entry).characters();
            if (names.size() + leftOut >= MAX_TOOLS) cut("has more than " + MAX_TOOLS + " tools");
            if (characters > MAX_CHARACTERS) cut("is larger than 4 MiB");
            if (cut != null) return;
            Optional<McpTool> tool = McpTool.of(entry).filter(canBeCalled);
            // Of two with one name the first is called.
            tool.ifPresentOrElse(
                    one -> {
                        if (names.add(one.name())) tools.add(one);
                    },
                    () -> leaveOut(entry));
        }

        private String named() {
            return unusable.isEmpty() ? "" : " Among them: " + String.join(", ", unusable) + ".";
        }

        private void leaveOut(Object entry) {
            leftOut++;
            if (unusable.size() < MAX_NAMED
                    && entry instanceof Map<?, ?> tool
                    && tool.get("name") instanceof String name
                    && !name.isBlank()) unusable.add(shown(name));
        }

        /** Its beginning; and how long a name is that is too long. */
        private static String shown(String name) {
            if (name.length() <= MAX_NAME_LENGTH) return "'" + Invisible.escaped(name) + "'";
            return "'" + Invisible.escaped(name.substring(0, SHOWN)) + "...' (" + name.length()
                    + " characters, and a name has " + MAX_NAME_LENGTH + " at most)";
        }

        private void cut(String why) {
            if (cut == null) cut = why;
        }
    }
}
