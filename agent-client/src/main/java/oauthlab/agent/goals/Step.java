package oauthlab.agent.goals;

import java.util.Map;

/** What a planner wants next. */
public sealed interface Step {

    /**
     * A tool is to be called.
     *
     * @param why in words for the person who watches
     */
    record CallTool(String tool, Map<String, Object> arguments, String why) implements Step {

        public CallTool {
            arguments = Map.copyOf(arguments);
        }
    }

    /** The goal is reached. */
    record Finished(String summary) implements Step {}

    /** The goal cannot be reached. */
    record GaveUp(String why) implements Step {}

    /** The goal says nothing to this planner; {@code text} lists what would. */
    record NotUnderstood(String text) implements Step {}
}
