package oauthlab.agent.goals;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that can be called. MCP specification, "Tools".
 *
 * @param inputSchema JSON Schema of the arguments
 * @param destructive can a call lose something? {@code destructiveHint}; true where a server does not say
 * @param readOnly does a call change nothing? {@code readOnlyHint}; false where a server does not say
 */
public record Tool(String name, String description, JsonNode inputSchema, boolean destructive, boolean readOnly) {

    /** Both hints are the server's word for it; what says that it changes nothing can lose nothing either. */
    boolean needsApproval() {
        return destructive && !readOnly;
    }
}
