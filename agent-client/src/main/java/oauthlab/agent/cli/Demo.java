package oauthlab.agent.cli;

import static oauthlab.agent.mcp.tasks.TaskStatus.COMPLETED;
import static oauthlab.agent.mcp.tasks.TaskStatus.IN_PROGRESS;
import static oauthlab.agent.mcp.tasks.TaskStatus.PENDING;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.mcp.tasks.Task;
import oauthlab.agent.mcp.tasks.TaskOperations;
import oauthlab.agent.mcp.tasks.TaskPage;
import oauthlab.agent.mcp.tasks.TaskQuery;
import oauthlab.agent.mcp.tasks.TaskSummary;
import oauthlab.agent.mcp.tasks.User;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.oauth.session.Credentials;
import oauthlab.agent.oauth.session.DecodedToken;
import oauthlab.shared.secret.Redacted;

/** One run of the demo: eight steps, each of which says what it learnt. The first that fails ends it. */
final class Demo {

    /** A step's title, and the work, which gives the lines to print under it. */
    private record Step(String title, Supplier<List<String>> work) {}

    private final Credentials credentials;
    private final TaskOperations tasks;
    private final Transcript transcript;
    private final Screen screen;
    private final Clock clock;
    private Task created;

    Demo(Credentials credentials, TaskOperations tasks, Transcript transcript, Screen screen, Clock clock) {
        this.credentials = credentials;
        this.tasks = tasks;
        this.transcript = transcript;
        this.screen = screen;
        this.clock = clock;
    }

    void run() {
        var steps = List.of(
                new Step("Authenticate", this::authenticate),
                new Step("Read the user", this::readUser),
                new Step("List the tasks", this::listTasks),
                new Step("Create a task", this::createTask),
                new Step("Start to work on it", this::startTask),
                new Step("Sum up", this::sumUp),
                new Step("Complete the oldest pending task", this::completeOldest),
                new Step("Read the created task back", this::readBack));
        int number = 1;
        for (Step step : steps) {
            List<String> learnt = step.work().get();
            screen.step(number++, step.title(), transcript.take(), learnt);
        }
        screen.line("Done: eight steps, " + credentials.summary()
                + (credentials.needPerson() ? ", with the approval of a user." : ", no user at the keyboard."));
    }

    private List<String> authenticate() {
        var lines = new ArrayList<String>();
        if (credentials.includeKeys())
            lines.add("An API key: nobody has to be asked for it, it never ends by itself, and it says nothing.");
        if (credentials.includeTokens()) lines.addAll(fetchToken());
        return lines;
    }

    private List<String> fetchToken() {
        var token = credentials.token();
        var decoded = DecodedToken.of(token.value());
        var lines = new ArrayList<String>();
        lines.addAll(credentials.story());
        int claims = lines.size();
        lines.add("Access token " + Redacted.of(token.value()) + ", decoded:");
        for (String claim : List.of("iss", "sub", "scope")) {
            lines.add(String.format(
                    Locale.ROOT, "  %-6s %s", claim, decoded.text(claim).orElse("-")));
        }
        lines.add(claims + 2, "  aud    " + String.join(" ", decoded.audience()));
        decoded.timeLeft(clock.instant())
                .ifPresent(left -> lines.add("  exp    in " + Math.round(left.toSeconds() / 60.0) + " minutes"));
        lines.add(tasks.tokenNote());
        return lines;
    }

    private List<String> readUser() {
        User user = tasks.user();
        return List.of(user.username() + " (" + user.id() + ")", scopeNeeded("user:read"));
    }

    private List<String> listTasks() {
        TaskPage page = tasks.list(TaskQuery.newest(5));
        return List.of(
                page.total() + (page.total() == 1 ? " task" : " tasks") + " in the workspace",
                scopeNeeded("tasks:read"));
    }

    private List<String> createTask() {
        created = tasks.create("Try the demo", "Created by the agent's demo.");
        return List.of(
                name(created) + ", created by " + created.createdBy() + ": the API knows the client from its token.",
                scopeNeeded("tasks:write"));
    }

    private List<String> startTask() {
        Task started = tasks.changeStatus(created.id(), IN_PROGRESS);
        return List.of(
                name(started) + " is " + started.status(), "The same token again: it is kept, not fetched anew.");
    }

    private List<String> sumUp() {
        TaskSummary summary = TaskSummary.of(tasks);
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%d in total: %d pending, %d in progress, %d completed",
                summary.total(),
                summary.pending(),
                summary.inProgress(),
                summary.completed()));
        lines.add("the most recent:");
        summary.recent()
                .forEach(task -> lines.add(String.format(Locale.ROOT, "  %-11s %s", task.status(), name(task))));
        return lines;
    }

    /** The list is newest first, so the oldest is the last of it: one task, at offset total - 1. */
    private List<String> completeOldest() {
        var lines = new ArrayList<String>();
        int pending = tasks.list(new TaskQuery(PENDING, 1, 0)).total();
        if (pending == 0) {
            Task spare = tasks.create("Nothing was pending", "Created by the agent's demo, to be completed.");
            lines.add("No task was pending, so " + spare.id() + " was created first.");
            pending = 1;
        }
        List<Task> last = tasks.list(new TaskQuery(PENDING, 1, pending - 1)).tasks();
        if (last.isEmpty())
            throw AgentException.of("The last pending task is gone: somebody else works here. Try again.");
        Task completed = tasks.changeStatus(last.get(0).id(), COMPLETED);
        lines.add(name(completed) + " is " + completed.status());
        return lines;
    }

    private List<String> readBack() {
        Task read = tasks.get(created.id());
        requireSame("title", created.title(), read.title());
        requireSame("status", IN_PROGRESS, read.status());
        return List.of(name(read) + " is " + read.status() + ", as expected");
    }

    private void requireSame(String member, Object expected, Object found) {
        if (expected.equals(found)) return;
        throw AgentException.of(
                "The " + member + " of " + created.id() + " is '" + found + "', expected was '" + expected + "'.",
                "Look at: ./lab logs resource-server");
    }

    private String scopeNeeded(String scope) {
        return "Scope needed: " + scope + ", which " + tasks.tokenHolder() + " has.";
    }

    private static String name(Task task) {
        return task.id() + " \"" + task.title() + "\"";
    }
}
