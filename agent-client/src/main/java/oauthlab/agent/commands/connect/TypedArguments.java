package oauthlab.agent.commands.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.tools.McpTool;

/**
 * What was typed, as what the tool wants: {@code 3} is a number where its schema says so, and text where it says that. A tool
 * that the server does not show (perhaps because the token does not allow it yet) gets what looks like JSON as JSON.
 */
record TypedArguments(List<McpTool> tools, String tool) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String UNKNOWN = "anything";

    /** @throws AgentException when an argument has not the type that the tool wants */
    Map<String, Object> of(Map<String, String> typed) {
        Map<?, ?> properties = properties();
        var values = new LinkedHashMap<String, Object>();
        typed.forEach((name, text) -> values.put(name, value(name, text, type(properties.get(name)))));
        return values;
    }

    private Map<?, ?> properties() {
        return tools.stream()
                .filter(candidate -> candidate.name().equals(tool) && candidate.inputSchema() != null)
                .map(found -> found.inputSchema().get("properties"))
                .filter(Map.class::isInstance)
                .map(properties -> (Map<?, ?>) properties)
                .findFirst()
                .orElse(Map.of());
    }

    private static String type(Object property) {
        Object type = property instanceof Map<?, ?> schema ? schema.get("type") : null;
        return type instanceof String name ? name : UNKNOWN;
    }

    private static Object value(String name, String text, String type) {
        if (type.equals("string")) return text;
        try {
            return JSON.readValue(text, Object.class);
        } catch (JsonProcessingException noJson) {
            if (type.equals(UNKNOWN)) return text;
            throw AgentException.of("--arg " + name + "=" + text + ": the tool wants JSON of type " + type + " here.");
        }
    }
}
