package oauthlab.agent.goals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.goals.Step.CallTool;
import oauthlab.agent.goals.Step.Finished;
import oauthlab.agent.goals.Step.GaveUp;
import oauthlab.agent.goals.Step.NotUnderstood;

/**
 * Plans without a model: the same goal always gives the same steps, offline. Titles of tasks are read out and never read for
 * instructions, so nothing that somebody wrote into one can change what happens.
 */
public final class LessonPlanner implements Planner {

    private static final int PAGE = 50;
    private static final int RECENT = 3;
    private static final int FIRST_HOUR = 9;

    @Override
    public String name() {
        return "the lesson's planner (no model)";
    }

    @Override
    public Step next(Goal goal, List<Tool> tools, List<Done> soFar) {
        Optional<Intent> wish = Intent.of(goal);
        if (wish.isEmpty()) return new NotUnderstood(Intent.UNDERSTOOD);
        Optional<String> failure =
                soFar.stream().flatMap(done -> failure(done).stream()).findFirst();
        if (failure.isPresent()) return new GaveUp(failure.get());
        return next(wish.get(), soFar.stream().map(LessonPlanner::answer).toList());
    }

    private static Step next(Intent wish, List<JsonNode> answers) {
        if (wish instanceof Intent.ListTasks list) return list(list, answers);
        if (wish instanceof Intent.CreateTask create) return create(create, answers);
        if (wish instanceof Intent.FinishOldest) return finishOldest(answers);
        if (wish instanceof Intent.PlanDay plan) return planDay(plan, answers);
        return summarise(answers);
    }

    private static Step list(Intent.ListTasks list, List<JsonNode> answers) {
        if (answers.isEmpty()) return page(list.status(), PAGE, 0, "The tasks are asked for.");
        JsonNode page = answers.get(0);
        var lines = new ArrayList<String>();
        lines.add(page.path("total").asInt()
                + list.status().map(status -> " " + status).orElse("") + ":");
        page.path("tasks").forEach(task -> lines.add("  " + withStatus(task)));
        return new Finished(String.join("\n", lines));
    }

    private static Step create(Intent.CreateTask create, List<JsonNode> answers) {
        return answers.isEmpty()
                ? new CallTool("create_task", Map.of("title", create.title()), "The task is created.")
                : new Finished("Created " + named(answers.get(0)) + ".");
    }

    /** The list is newest first, so the oldest is its last: first how many there are, then the one at the end. */
    private static Step finishOldest(List<JsonNode> answers) {
        Optional<String> pending = Optional.of("pending");
        if (answers.isEmpty()) return page(pending, 1, 0, "How many are pending?");
        int total = answers.get(0).path("total").asInt();
        if (total == 0) return new Finished("Nothing is pending.");
        if (answers.size() == 1) return page(pending, 1, total - 1, "The oldest is the last of " + total + ".");
        JsonNode oldest = answers.get(1).path("tasks").path(0);
        if (oldest.isMissingNode()) return new GaveUp("The oldest is gone: somebody else works here. Try again.");
        return answers.size() == 2
                ? new CallTool(
                        "update_task",
                        Map.of("id", oldest.path("id").asText(), "status", "completed"),
                        named(oldest) + " is the oldest.")
                : new Finished("Finished " + named(oldest) + ".");
    }

    private static Step summarise(List<JsonNode> answers) {
        List<String> statuses = List.of("pending", "in_progress", "completed");
        if (answers.isEmpty())
            return page(Optional.empty(), RECENT, 0, "How many are there, and which are the newest?");
        if (answers.size() <= statuses.size()) {
            String status = statuses.get(answers.size() - 1);
            return page(Optional.of(status), 1, 0, "How many are " + status + "?");
        }
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%d in total: %d pending, %d in progress, %d completed. The newest:",
                answers.stream().map(page -> page.path("total").asInt()).toArray()));
        answers.get(0).path("tasks").forEach(task -> lines.add("  " + withStatus(task)));
        return new Finished(String.join("\n", lines));
    }

    /** What is begun comes first; each task gets an hour. */
    private static Step planDay(Intent.PlanDay plan, List<JsonNode> answers) {
        List<String> order = List.of("in_progress", "pending");
        if (answers.size() < order.size()) {
            String status = order.get(answers.size());
            return page(Optional.of(status), plan.hours(), 0, "What is " + status + "?");
        }
        var lines = new ArrayList<String>();
        for (JsonNode page : answers) {
            for (JsonNode task : page.path("tasks")) {
                if (lines.size() < plan.hours())
                    lines.add(String.format(
                            Locale.ROOT, "  %02d:00 %s", (FIRST_HOUR + lines.size()) % 24, withStatus(task)));
            }
        }
        return new Finished(
                lines.isEmpty() ? "Nothing is open: the day is yours." : "Your day:\n" + String.join("\n", lines));
    }

    private static CallTool page(Optional<String> status, int limit, int offset, String why) {
        return new CallTool(
                "list_tasks",
                status.<Map<String, Object>>map(one -> Map.of("status", one, "limit", limit, "offset", offset))
                        .orElse(Map.of("limit", limit, "offset", offset)),
                why);
    }

    private static Optional<String> failure(Done done) {
        String tool = done.call().tool();
        if (done.outcome().isError())
            return Optional.of(tool + ": " + done.outcome().text());
        return done.outcome().structured().isPresent()
                ? Optional.empty()
                : Optional.of(tool + " brought a text only, and this planner reads structured content.");
    }

    private static JsonNode answer(Done done) {
        return done.outcome().structured().orElseThrow();
    }

    private static String withStatus(JsonNode task) {
        return String.format(Locale.ROOT, "%-11s %s", task.path("status").asText(), named(task));
    }

    private static String named(JsonNode task) {
        return task.path("id").asText() + " \"" + task.path("title").asText() + "\"";
    }
}
