package oauthlab.agent.mcp.tasks;

/** What the agent can do with tasks, by whatever way. Each throws AgentException when it does not work. */
public interface TaskOperations {

    /** Who gets to see the agent's token: its resource identifier (RFC 8707). */
    String resource();

    /** Who holds the token that the task API sees, in words. */
    String tokenHolder();

    /** What becomes of the agent's own token on this way, in words. */
    String tokenNote();

    User user();

    TaskPage list(TaskQuery query);

    Task create(String title, String description);

    Task changeStatus(String id, TaskStatus status);

    Task get(String id);
}
