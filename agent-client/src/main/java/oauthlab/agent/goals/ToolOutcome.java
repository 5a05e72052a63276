package oauthlab.agent.goals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a tool brought.
 *
 * @param isError {@code isError}: it was called, and could not do it
 * @param text for people and models
 * @param structured the same for programs, when the tool has it
 */
public record ToolOutcome(boolean isError, String text, Optional<JsonNode> structured) {

    /** The call was not made, or could not be done. */
    public static ToolOutcome error(String why) {
        return new ToolOutcome(true, why, Optional.empty());
    }

    public static ToolOutcome of(JsonNode structured) {
        return new ToolOutcome(false, structured.toString(), Optional.of(structured));
    }
}
