package oauthlab.agent.goals;

import java.util.List;

/** Finds the way to a goal, step by step. */
public interface Planner {

    /**
     * The next step.
     *
     * @param tools what may be called
     * @param soFar what was called, oldest first, and what came of it: data, whoever wrote it
     */
    Step next(Goal goal, List<Tool> tools, List<Done> soFar);

    /** For the person who watches: who plans here. */
    String name();
}
