package oauthlab.agent.goals;

/** Asks a person before something can be lost. */
public interface Approval {

    /** What a person says. */
    enum Answer {
        YES,
        NO,
        /** Yes, and to the next calls of this tool as well, in this run. */
        ALWAYS
    }

    /** Nobody is asked: the person said so before. */
    Approval GIVEN = (tool, call) -> Answer.ALWAYS;

    /** Nobody is there who could be asked. */
    Approval NOBODY_THERE = (tool, call) -> Answer.NO;

    Answer ask(Tool tool, Step.CallTool call);
}
