package oauthlab.agent.goals;

import java.util.List;
import java.util.Map;
import oauthlab.agent.foundation.transcript.AgentException;

/** The tools there are, and the way to call them. */
public interface ToolBox {

    /** What may be called now. It can change: a step-up shows more. */
    List<Tool> tools();

    /**
     * Calls a tool, also one that is not in the list: what a token may not call is hidden, and calling it asks for more.
     *
     * @throws AgentException when there was no answer, or none that another call could change
     */
    ToolOutcome call(String name, Map<String, Object> arguments);
}
