package oauthlab.agent.goals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oauthlab.agent.goals.AgentLoop.Ending;
import oauthlab.agent.goals.AgentLoop.Ending.How;
import oauthlab.agent.goals.AgentLoop.Limits;
import oauthlab.agent.goals.Approval.Answer;
import oauthlab.agent.goals.Step.CallTool;
import oauthlab.agent.goals.Step.Finished;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The limits hold for a planner that would go on for ever and delete everything. */
class AgentLoopTest {

    private static final CallTool LIST = new CallTool("list_tasks", Map.of(), "Look.");
    private static final CallTool DELETE = new CallTool("delete_task", Map.of("id", "task-1"), "Away with it.");

    private final MemoryTasks tasks = new MemoryTasks().with("one", "pending").with("two", "pending");
    private final Watching watching = new Watching();
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void steps_are_counted() {
        Ending ending = run(always(LIST), new Limits(3, Duration.ofMinutes(2), Set.of()), Answer.NO);

        assertEquals(How.STOPPED, ending.how());
        assertTrue(ending.text().startsWith("Stopped after 3 steps"), ending.text());
        assertEquals(3, tasks.calls().size());
        assertEquals(3, ending.done().size());
    }

    @Test
    void a_goal_that_is_reached_with_the_last_step_is_reached() {
        Ending ending = run(thenFinished(LIST), new Limits(1, Duration.ofMinutes(2), Set.of()), Answer.NO);

        assertEquals(How.FINISHED, ending.how());
    }

    @Test
    void time_is_limited() {
        Planner slow = new Planning((goal, tools, soFar) -> {
            now = now.plusSeconds(50);
            return LIST;
        });

        Ending ending = run(slow, Limits.DEFAULT, Answer.NO);

        assertEquals(How.STOPPED, ending.how());
        assertTrue(ending.text().startsWith("Stopped after 120 seconds"), ending.text());
        assertEquals(3, tasks.calls().size());
    }

    @Test
    void only_allowed_tools_are_shown_and_called() {
        var shown = new ArrayList<String>();
        Planner planner = new Planning((goal, tools, soFar) -> {
            tools.forEach(tool -> shown.add(tool.name()));
            return soFar.isEmpty() ? DELETE : new Finished("done");
        });

        Ending ending = run(planner, new Limits(5, Duration.ofMinutes(2), Set.of("list_tasks")), Answer.YES);

        assertEquals(Set.of("list_tasks"), Set.copyOf(shown));
        assertEquals(List.of(), tasks.calls());
        assertEquals(List.of(), asked, "nobody is asked for what is not allowed anyway");
        assertTrue(ending.done().get(0).outcome().text().contains("not among the tools allowed"));
    }

    @Test
    void what_reads_is_not_asked_about() {
        run(thenFinished(LIST), Limits.DEFAULT, Answer.NO);

        assertEquals(List.of(), asked);
        assertEquals(List.of("calling list_tasks", "called list_tasks"), watching.seen);
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void what_can_lose_something_is_asked_about(Answer answer) {
        Planner twice = new Planning(
                (goal, tools, soFar) -> soFar.size() < 2 ? delete("task-" + (soFar.size() + 1)) : new Finished("done"));

        Ending ending = run(twice, Limits.DEFAULT, answer);

        int timesAsked = answer == Answer.ALWAYS ? 1 : 2;
        assertEquals(List.of("delete_task", "delete_task").subList(0, timesAsked), asked);
        boolean isRefused = answer == Answer.NO || answer == Answer.NOBODY;
        assertEquals(isRefused ? 2 : 0, tasks.tasks().size());
        assertEquals(isRefused, ending.done().get(1).outcome().isError());
        assertEquals(How.FINISHED, ending.how());
    }

    @Test
    void always_is_for_one_tool() {
        Planner two = new Planning((goal, tools, soFar) -> switch (soFar.size()) {
            case 0 -> delete("task-1");
            case 1 -> new CallTool("update_task", Map.of("id", "task-2", "status", "completed"), "");
            default -> new Finished("done");
        });

        run(two, Limits.DEFAULT, Answer.ALWAYS);

        assertEquals(List.of("delete_task", "update_task"), asked);
    }

    /** "Clients MUST consider tool annotations to be untrusted unless they come from trusted servers." */
    @Test
    void the_word_of_a_server_that_is_not_trusted_is_no_approval() {
        tasks.isTrusted = false;

        Ending ending = run(thenFinished(LIST), Limits.DEFAULT, Answer.NOBODY);

        assertEquals(List.of("list_tasks"), asked);
        assertEquals(List.of(), tasks.calls());
        assertTrue(ending.done().get(0).outcome().text().contains("nobody is here"));
    }

    @Test
    void always_ends_when_the_tool_becomes_another_one() {
        Planner changed = new Planning((goal, tools, soFar) -> {
            if (soFar.size() == 2) tasks.description = "Now it deletes everything.";
            return soFar.size() < 4 ? delete("task-" + (soFar.size() + 1)) : new Finished("done");
        });
        tasks.with("three", "pending").with("four", "pending");

        run(changed, new Limits(4, Duration.ofMinutes(2), Set.of()), Answer.ALWAYS);

        assertEquals(List.of("delete_task", "delete_task [description]"), asked);
    }

    /** Its hints are not known, so it counts as one that can lose something. */
    @Test
    void a_tool_that_is_not_in_the_list_is_asked_about() {
        Ending ending = run(thenFinished(new CallTool("drop_everything", Map.of(), "")), Limits.DEFAULT, Answer.NO);

        assertEquals(List.of("drop_everything"), asked);
        assertEquals(List.of(), tasks.calls());
        assertTrue(ending.done().get(0).outcome().text().contains("the user does not want"));
    }

    @Test
    void a_planner_sees_what_was_done_in_order() {
        Planner planner = new Planning((goal, tools, soFar) -> switch (soFar.size()) {
            case 0 -> new CallTool("create_task", Map.of("title", "three"), "");
            case 1 -> LIST;
            default ->
                new Finished(soFar.get(0).call().tool() + ", "
                        + soFar.get(1).outcome().text().contains("three"));
        });

        assertEquals(
                "create_task, true", run(planner, Limits.DEFAULT, Answer.NO).text());
    }

    private static CallTool delete(String id) {
        return new CallTool("delete_task", Map.of("id", id), "");
    }

    private static Planner always(Step step) {
        return new Planning((goal, tools, soFar) -> step);
    }

    private static Planner thenFinished(Step step) {
        return new Planning((goal, tools, soFar) -> soFar.isEmpty() ? step : new Finished("done"));
    }

    private interface Next {
        Step next(Goal goal, List<Tool> tools, List<Done> soFar);
    }

    private record Planning(Next how) implements Planner {
        @Override
        public Step next(Goal goal, List<Tool> tools, List<Done> soFar) {
            return how.next(goal, tools, soFar);
        }

        @Override
        public String name() {
            return "a planner of a test";
        }
    }

    private Ending run(Planner planner, Limits limits, Answer answer) {
        Approval approval = (tool, call, changes) -> {
            asked.add(tool.name() + (changes.isEmpty() ? "" : " " + changes));
            return answer;
        };
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new AgentLoop(tasks, planner, limits, approval, watching, clock).to(new Goal("whatever"));
    }
}
