package oauthlab.agent.mcp;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import oauthlab.agent.schema.SchemaSize;
import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Visible;

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

    static McpTool of(Tool tool) {
        ToolAnnotations hints = tool.annotations();
        boolean isReadOnly = hints != null && Boolean.TRUE.equals(hints.readOnlyHint());
        boolean isHarmless = isReadOnly || hints != null && Boolean.FALSE.equals(hints.destructiveHint());
        return new McpTool(
                tool.name(),
                tool.description() == null ? "" : tool.description(),
                tool.inputSchema(),
                tool.outputSchema(),
                annotations(hints),
                isReadOnly,
                !isHarmless);
    }

    private static Map<String, Object> annotations(ToolAnnotations hints) {
        var said = new LinkedHashMap<String, Object>();
        if (hints == null) return said;
        said.put("title", hints.title());
        said.put("readOnlyHint", hints.readOnlyHint());
        said.put("destructiveHint", hints.destructiveHint());
        said.put("idempotentHint", hints.idempotentHint());
        said.put("openWorldHint", hints.openWorldHint());
        said.values().removeIf(Objects::isNull);
        return said;
    }

    private static final int LONGEST_NAME = 128;

    /** MCP 2025-11-25, "Tool Names". What cannot be said in a line of a log or an address is not called. */
    private boolean hasName() {
        return name != null
                && !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(Visible::isInvisible);
    }

    /** The pages of a list of tools, which ends even if the server does not want it to. MCP 2025-11-25, "Pagination". */
    static final class Pages {

        private static final int MOST_PAGES = 100;
        private static final int MOST_TOOLS = 1000;
        private static final long MOST_CHARACTERS = 4 * 1024 * 1024;

        private final List<McpTool> tools = new ArrayList<>();
        private final Set<String> cursors = new HashSet<>();
        private String cursor;
        private boolean hasMore = true;
        private long characters;

        boolean hasMore() {
            return hasMore;
        }

        /** Of the page to ask for; null for the first. */
        String cursor() {
            return cursor;
        }

        List<McpTool> all() {
            return tools;
        }

        /** @param next the cursor of the next page; null on the last one */
        void add(List<McpTool> page, String next) {
            for (McpTool tool : page) add(tool);
            hasMore = next != null;
            cursor = next;
            if (hasMore && !cursors.add(next)) throw endless("names the same page twice");
            if (cursors.size() > MOST_PAGES) throw endless("has more than " + MOST_PAGES + " pages");
        }

        private void add(McpTool tool) {
            if (tool.hasName()) tools.add(tool);
            characters += String.valueOf(tool.name()).length()
                    + tool.description().length()
                    + SchemaSize.of(tool.inputSchema()).characters()
                    + SchemaSize.of(tool.outputSchema()).characters();
            if (tools.size() > MOST_TOOLS) throw endless("has more than " + MOST_TOOLS + " tools");
            if (characters > MOST_CHARACTERS) throw endless("is larger than 4 MiB");
        }

        private static AgentException endless(String how) {
            return AgentException.of("The server's list of tools " + how + ". The agent reads no further.");
        }
    }
}
