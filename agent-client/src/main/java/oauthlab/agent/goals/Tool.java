package oauthlab.agent.goals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that can be called. MCP specification, "Tools".
 *
 * @param inputSchema JSON Schema of the arguments
 * @param annotations what its server says about it, such as {@code readOnlyHint}
 * @param isTrusted has the person said that they believe these annotations?
 */
public record Tool(String name, String description, JsonNode inputSchema, JsonNode annotations, boolean isTrusted) {

    /** "Clients MUST consider tool annotations to be untrusted unless they come from trusted servers." */
    boolean needsApproval() {
        boolean isReadOnly = annotations.path("readOnlyHint").asBoolean(false);
        boolean isDestructive = annotations.path("destructiveHint").asBoolean(true);
        return !isTrusted || isDestructive && !isReadOnly;
    }

    /** What is different from an earlier tool of the same name, in words. */
    List<String> changesSince(Tool before) {
        var changes = new ArrayList<String>();
        if (!description.equals(before.description)) changes.add("description");
        if (!inputSchema.equals(before.inputSchema)) changes.add("arguments");
        if (!annotations.equals(before.annotations)) changes.add("annotations");
        return changes;
    }
}
