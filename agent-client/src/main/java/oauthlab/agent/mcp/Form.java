package oauthlab.agent.mcp;

import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.flow.Person;

/**
 * Questions of a server to the person, in the middle of a call. MCP 2025-11-25, "Elicitation". An empty answer takes the
 * default; without one where the server needs one, the person declines.
 */
record Form(Person person) {

    ElicitResult fillIn(ElicitFormRequest request) {
        return answers(request.message(), request.requestedSchema())
                .map(answers -> new ElicitResult(ElicitResult.Action.ACCEPT, answers))
                .orElseGet(() -> new ElicitResult(ElicitResult.Action.DECLINE, null));
    }

    /** @return empty when the person declines */
    Optional<Map<String, Object>> answers(String message, Map<String, Object> schema) {
        var answers = new LinkedHashMap<String, Object>();
        person.tell("The server asks: " + message);
        if (schema.get("properties") instanceof Map<?, ?> properties)
            properties.forEach((name, wanted) -> ask(String.valueOf(name), (Map<?, ?>) wanted, answers));
        boolean isComplete = !(schema.get("required") instanceof List<?> required)
                || answers.keySet().containsAll(required);
        return isComplete ? Optional.of(answers) : Optional.empty();
    }

    private void ask(String name, Map<?, ?> schema, Map<String, Object> answers) {
        Object usual = schema.get("default");
        String typed = person.ask("  " + name + (usual == null ? "" : " [" + usual + "]") + ": ")
                .strip();
        Object answer = typed.isEmpty() ? usual : typed(typed, String.valueOf(schema.get("type")));
        if (answer != null) answers.put(name, answer);
    }

    /** A number that is none goes as it was typed: the server's own words about it are better than ours. */
    private static Object typed(String text, String type) {
        try {
            return switch (type) {
                case "integer" -> Long.valueOf(text);
                case "number" -> Double.valueOf(text);
                case "boolean" -> text.matches("(?i)y|yes|true");
                default -> text;
            };
        } catch (NumberFormatException noNumber) {
            return text;
        }
    }
}
