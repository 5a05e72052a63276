/**
 * A goal in a person's words, and the loop that works on it: plan a step, ask where something could be lost, call a tool,
 * look at what came back, plan the next.
 *
 * <p>The MCP specification, "Tools", says that a person should be able to deny a call; RFC 9700 section 2.3 that a token
 * should allow no more than what is needed, which is what holds when a planner is talked into something. Read {@link
 * oauthlab.agent.goals.AgentLoop} first, then {@link oauthlab.agent.goals.Planner} and {@link oauthlab.agent.goals.Step}, and {@link
 * oauthlab.agent.goals.LessonPlanner} with {@link oauthlab.agent.goals.Intent}. {@link oauthlab.agent.goals.ToolBox} is where
 * the tools come from, {@link oauthlab.agent.goals.Planners} where other planners do.
 */
package oauthlab.agent.goals;
