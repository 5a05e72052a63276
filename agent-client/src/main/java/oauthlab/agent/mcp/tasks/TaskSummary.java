package oauthlab.agent.mcp.tasks;

import java.util.List;

/** How the work stands. The API counts; the agent does not fetch every task to do it. */
public record TaskSummary(int total, int pending, int inProgress, int completed, List<Task> recent) {

    private static final int RECENT = 5;

    public static TaskSummary of(TaskOperations tasks) {
        TaskPage newest = tasks.list(TaskQuery.newest(RECENT));
        return new TaskSummary(
                newest.total(),
                count(tasks, TaskStatus.PENDING),
                count(tasks, TaskStatus.IN_PROGRESS),
                count(tasks, TaskStatus.COMPLETED),
                newest.tasks());
    }

    private static int count(TaskOperations tasks, TaskStatus status) {
        return tasks.list(new TaskQuery(status, 1, 0)).total();
    }
}
