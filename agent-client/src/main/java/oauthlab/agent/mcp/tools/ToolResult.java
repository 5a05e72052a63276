package oauthlab.agent.mcp.tools;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a tool gave back. MCP 2025-11-25, "Tool Result".
 *
 * @param isError the tool itself failed; the call went well
 * @param text of its content, and nothing else of it
 * @param structured JSON in the form of the tool's output schema; null when it has none
 * @param content all of it, as it came: texts, images, audio, links, resources, and what is not known yet
 */
public record ToolResult(boolean isError, String text, Object structured, List<Map<String, Object>> content) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a result of {@code tools/call}. What in it has not the form of the specification is left out, and the rest stays. Words stay
     * in every form: a text as content or among it, a text that is another value, and {@code toolResult} of MCP 2024-10-07.
     */
    public static ToolResult of(Map<String, Object> result) {
        var content = new ArrayList<Map<String, Object>>();
        Object given = result.get("content");
        if (given instanceof List<?> blocks) blocks.forEach(block -> add(block, content));
        else add(given, content);
        Object structured = result.get("structuredContent");
        if (content.isEmpty() && structured == null && result.get("toolResult") instanceof String words)
            add(words, content);
        else if (structured == null) structured = result.get("toolResult");
        String text = content.stream()
                .filter(ToolResult::isText)
                .map(block -> (String) block.get("text"))
                .collect(Collectors.joining("\n"));
        boolean isError = "true".equalsIgnoreCase(String.valueOf(result.get("isError")));
        return new ToolResult(isError, text, structured, content);
    }

    @SuppressWarnings("unchecked")
    private static void add(Object block, List<Map<String, Object>> content) {
        if (block instanceof String words) content.add(text(words));
        else if (block instanceof Map<?, ?> one) content.add(withWords((Map<String, Object>) one));
    }

    private static Map<String, Object> withWords(Map<String, Object> block) {
        Object words = block.get("text");
        boolean isText = words != null && "text".equals(block.getOrDefault("type", "text"));
        return isText && !isText(block) ? text(words instanceof String said ? said : json(words)) : block;
    }

    private static Map<String, Object> text(String words) {
        return Map.of("type", "text", "text", words);
    }

    private static boolean isText(Map<String, Object> block) {
        return "text".equals(block.get("type")) && block.get("text") instanceof String;
    }

    /** Is there more than texts and a structure? */
    @JsonIgnore
    public boolean hasOtherContent() {
        return !content.stream().allMatch(ToolResult::isText);
    }

    /** All of it as text, for somebody who reads: what is no text is named, with its size. */
    public String shown() {
        String all = content.stream()
                .map(block -> isText(block)
                        ? (String) block.get("text")
                        : Attachment.of(block).shown())
                .collect(Collectors.joining("\n"));
        if (all.isBlank() && structured != null) return json(structured);
        return all.isBlank() && isError ? "The tool reported an error, and does not say which." : all;
    }

    /** What is no text, in its order. */
    public List<Attachment> attachments() {
        return content.stream()
                .filter(block -> !isText(block))
                .map(Attachment::of)
                .toList();
    }

    /** A value of others as JSON. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException notShown) {
            return "(" + value.getClass().getSimpleName() + ")";
        }
    }
}
