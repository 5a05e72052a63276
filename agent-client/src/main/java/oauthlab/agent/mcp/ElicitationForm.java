package oauthlab.agent.mcp;

import static io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action.ACCEPT;
import static io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action.CANCEL;
import static io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action.DECLINE;

import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.agent.oauth.access.OnBehalf;

/**
 * Questions of a server to the person, in the middle of a call. MCP 2025-11-25, "Elicitation". Only a person accepts: after the
 * fields they are asked for a yes, also where there are no fields.
 *
 * @param server how the person knows it
 * @param onBehalf who is asked, if they may be
 * @param agreed the words of questions that the person agreed to before, with their default values
 * @param told what the person knows already
 */
record ElicitationForm(String server, OnBehalf onBehalf, Set<String> agreed, Set<String> told) {

    private static final int MAX_TRIES = 3;

    ElicitationForm(String server, OnBehalf onBehalf, Set<String> agreed) {
        this(server, onBehalf, agreed, ConcurrentHashMap.newKeySet());
    }

    /** Can any question be answered? If not, the server learns that before it asks. */
    boolean isOffered() {
        return !agreed.isEmpty() || onBehalf.canAsk();
    }

    /** What the person has to know besides. */
    void tell(String line) {
        onBehalf.person().tell(line);
    }

    /** Each sentence once, however often the list is read. */
    void tellMissing(List<String> missing) {
        missing.stream().filter(told::add).forEach(what -> tell("warning: " + server + " " + what));
    }

    /** @param schema null when there are no fields */
    ElicitResult answer(String message, Map<String, Object> schema) {
        Map<?, ?> fields = schema != null && schema.get("properties") instanceof Map<?, ?> some ? some : Map.of();
        if (agreed.contains(message)) return defaults(fields);
        if (!onBehalf.canAsk()) return without(CANCEL);
        onBehalf.person().tell(server + " asks: " + message);
        Optional<Map<String, Object>> typed = typed(fields);
        if (typed.isEmpty()) return without(CANCEL);
        if (schema != null
                && schema.get("required") instanceof List<?> required
                && !typed.get().keySet().containsAll(required)) {
            onBehalf.person().tell("It requires " + required + ", so nothing is sent.");
            return without(CANCEL);
        }
        return decided(fields.isEmpty() ? "Do you agree?" : "Send this to " + server + "?", typed.get());
    }

    /** What was agreed to is values; a question that has none to fill in was not agreed to. */
    private static ElicitResult defaults(Map<?, ?> fields) {
        var values = new LinkedHashMap<String, Object>();
        fields.forEach((name, field) -> values.put(String.valueOf(name), member(field, "default")));
        return values.isEmpty() || values.containsValue(null)
                ? without(CANCEL)
                : new ElicitResult(ACCEPT, Map.copyOf(values));
    }

    /** @return empty when the input ended */
    private Optional<Map<String, Object>> typed(Map<?, ?> fields) {
        var answers = new LinkedHashMap<String, Object>();
        for (var field : fields.entrySet()) {
            Object usual = member(field.getValue(), "default");
            Optional<String> line = onBehalf.person()
                    .ask("  " + field.getKey() + (usual == null ? "" : " [" + usual + "]") + ": ")
                    .map(String::strip);
            if (line.isEmpty()) return Optional.empty();
            Object answer =
                    line.get().isEmpty() ? usual : typed(line.get(), String.valueOf(member(field.getValue(), "type")));
            if (answer != null) answers.put(String.valueOf(field.getKey()), answer);
        }
        return Optional.of(answers);
    }

    private ElicitResult decided(String question, Map<String, Object> content) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            String answer = onBehalf.person()
                    .ask(question + " [y]es, [n]o, [c]ancel: ")
                    .map(line -> line.strip().toLowerCase(Locale.ROOT))
                    .orElse("cancel");
            switch (answer) {
                case "y", "yes":
                    return new ElicitResult(ACCEPT, content);
                case "n", "no":
                    return without(DECLINE);
                case "c", "cancel":
                    return without(CANCEL);
                default:
                    onBehalf.person().tell("Please type yes, no or cancel.");
            }
        }
        return without(CANCEL);
    }

    private static ElicitResult without(ElicitResult.Action action) {
        return new ElicitResult(action, null);
    }

    private static Object member(Object field, String name) {
        return field instanceof Map<?, ?> schema ? schema.get(name) : null;
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
