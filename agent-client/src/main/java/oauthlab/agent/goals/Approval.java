package oauthlab.agent.goals;

import java.util.List;

/** Asks a person before something can be lost. */
public interface Approval {

    /** What a person says. */
    enum Answer {
        YES,
        NO,
        /** Yes, and to the next calls of this tool as well, in this run, while the tool stays what it is. */
        ALWAYS,
        /** Nobody is there who could say anything. */
        NOBODY
    }

    /** Nobody is asked: the person said so before. */
    Approval GIVEN = (tool, call, changes) -> Answer.YES;

    /** Nobody is there who could be asked. */
    Approval NOBODY_THERE = (tool, call, changes) -> Answer.NOBODY;

    /** @param changes what is different about the tool since the person said "always"; empty when they did not */
    Answer ask(Tool tool, Step.CallTool call, List<String> changes);
}
