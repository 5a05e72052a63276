package oauthlab.agent.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oauthlab.agent.mcp.McpTool;
import oauthlab.agent.transcript.AgentException;

/** What was typed, as what the tool wants: {@code 3} is a number where its schema says so, and three as text elsewhere. */
record TypedArguments(List<McpTool> tools, String tool) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws AgentException when the server shows no such tool, or an argument has not its type */
    Map<String, Object> of(Map<String, String> typed) {
        Map<?, ?> properties = properties();
        var values = new LinkedHashMap<String, Object>();
        typed.forEach((name, text) -> values.put(name, value(name, text, type(properties.get(name)))));
        return values;
    }

    private Map<?, ?> properties() {
        McpTool found = tools.stream()
                .filter(candidate -> candidate.name().equals(tool))
                .findFirst()
                .orElseThrow(
                        () -> AgentException.of(
                                "The server shows no tool '" + tool + "'.",
                                "It shows " + tools.stream().map(McpTool::name).collect(Collectors.joining(", ")) + ".",
                                "A tool may be hidden because your token does not allow it: ./lab agent login NAME --scope ..."));
        return found.inputSchema() != null && found.inputSchema().get("properties") instanceof Map<?, ?> properties
                ? properties
                : Map.of();
    }

    private static String type(Object property) {
        return property instanceof Map<?, ?> schema ? String.valueOf(schema.get("type")) : "string";
    }

    private static Object value(String name, String text, String type) {
        if (type.equals("string") || type.equals("null")) return text;
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException noJson) {
            throw AgentException.of("--arg " + name + "=" + text + ": the tool wants JSON of type " + type + " here.");
        }
    }
}
