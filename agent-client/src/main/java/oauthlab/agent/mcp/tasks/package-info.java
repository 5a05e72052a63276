/**
 * The agent's work: tasks, and the one interface to them, here over HTTP with the agent's own token.
 *
 * <p>RFC 6750 section 2.1: the token travels in the {@code Authorization} header and nowhere else. Read {@link
 * oauthlab.agent.mcp.tasks.TaskOperations} first, then {@link oauthlab.agent.mcp.tasks.HttpTasks}; the records are the API's
 * JSON.
 */
package oauthlab.agent.mcp.tasks;
