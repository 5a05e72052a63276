package oauthlab.agent.goals;

/** A call, and what came of it. */
public record Done(Step.CallTool call, ToolOutcome outcome) {}
