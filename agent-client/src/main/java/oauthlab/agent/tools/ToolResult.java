package oauthlab.agent.tools;

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

    /** Reads a result of {@code tools/call}. What in it has not the form of the specification is left out, and the rest stays. */
    public static ToolResult of(Map<String, Object> result) {
        var content = new ArrayList<Map<String, Object>>();
        if (result.get("content") instanceof List<?> blocks) blocks.forEach(block -> add(block, content));
        String text = content.stream()
                .filter(ToolResult::isText)
                .map(block -> (String) block.get("text"))
                .collect(Collectors.joining("\n"));
        return new ToolResult(
                Boolean.TRUE.equals(result.get("isError")), text, result.get("structuredContent"), content);
    }

    @SuppressWarnings("unchecked")
    private static void add(Object block, List<Map<String, Object>> content) {
        if (block instanceof Map<?, ?> one) content.add((Map<String, Object>) one);
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
