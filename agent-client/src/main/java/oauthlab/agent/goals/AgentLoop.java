package oauthlab.agent.goals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oauthlab.agent.goals.Approval.Answer;
import oauthlab.agent.goals.Step.CallTool;
import oauthlab.agent.goals.Step.Finished;
import oauthlab.agent.goals.Step.GaveUp;
import oauthlab.agent.goals.Step.NotUnderstood;

/**
 * Works on one goal. The limits hold whoever plans: a planner can be wrong, go in circles or be talked into something by what
 * it reads, so nothing here depends on what it says about itself.
 */
public final class AgentLoop {

    /**
     * How far it may go.
     *
     * @param steps calls at most
     * @param time looked at before each step
     * @param tools the names that may be called; empty for all
     */
    public record Limits(int steps, Duration time, Set<String> tools) {

        public static final Limits DEFAULT = new Limits(20, Duration.ofMinutes(2), Set.of());

        public Limits {
            tools = Set.copyOf(tools);
        }

        boolean allow(String tool) {
            return tools.isEmpty() || tools.contains(tool);
        }
    }

    /** How it ended. */
    public record Ending(How how, String text, List<Done> done) {

        /** Only the first is a success. */
        public enum How {
            FINISHED,
            NOT_UNDERSTOOD,
            GAVE_UP,
            STOPPED
        }
    }

    /** Watches. */
    public interface Listener {

        /** A call is about to be made. */
        void calling(CallTool call);

        /** It was made, or it was not allowed; the outcome says which. */
        void called(Done done);
    }

    private final ToolBox tools;
    private final Planner planner;
    private final Limits limits;
    private final Approval approval;
    private final Listener listener;
    private final Clock clock;
    private final List<Done> soFar = new ArrayList<>();
    private final Map<String, Tool> alwaysApproved = new HashMap<>();

    public AgentLoop(ToolBox tools, Planner planner, Limits limits, Approval approval, Listener listener, Clock clock) {
        this.tools = tools;
        this.planner = planner;
        this.limits = limits;
        this.approval = approval;
        this.listener = listener;
        this.clock = clock;
    }

    /** Goes on until the goal is reached, or cannot be, or a limit is. */
    public Ending to(Goal goal) {
        Instant end = clock.instant().plus(limits.time());
        while (clock.instant().isBefore(end)) {
            List<Tool> now = tools.tools();
            Step step = planner.next(
                    goal, now.stream().filter(tool -> limits.allow(tool.name())).toList(), soFar());
            if (step instanceof Finished finished) return ending(Ending.How.FINISHED, finished.summary());
            if (step instanceof NotUnderstood not) return ending(Ending.How.NOT_UNDERSTOOD, not.text());
            if (step instanceof GaveUp gaveUp) return ending(Ending.How.GAVE_UP, gaveUp.why());
            if (soFar.size() == limits.steps())
                return ending(
                        Ending.How.STOPPED,
                        "Stopped after " + limits.steps() + " steps, the limit. What was done stays done.");
            take((CallTool) step, now);
        }
        return ending(
                Ending.How.STOPPED,
                "Stopped after " + limits.time().toSeconds() + " seconds, the limit. What was done stays done.");
    }

    private void take(CallTool call, List<Tool> now) {
        listener.calling(call);
        var done = new Done(call, outcome(call, now));
        soFar.add(done);
        listener.called(done);
    }

    private ToolOutcome outcome(CallTool call, List<Tool> now) {
        if (!limits.allow(call.tool()))
            return ToolOutcome.error("Not called: " + call.tool() + " is not among the tools allowed in this run.");
        return switch (answer(tool(call.tool(), now), call)) {
            case YES, ALWAYS -> tools.call(call.tool(), call.arguments());
            case NO ->
                ToolOutcome.error("Not called: the user does not want " + call.tool() + " to be called with this.");
            case NOBODY ->
                ToolOutcome.error(
                        "Not called: " + call.tool() + " needs a yes of the user, and nobody is here to give it.");
        };
    }

    /** "Always" is for the tool as the person saw it: a server may put another one in its place. */
    private Answer answer(Tool tool, CallTool call) {
        if (!tool.needsApproval()) return Answer.YES;
        Tool before = alwaysApproved.get(tool.name());
        if (tool.equals(before)) return Answer.ALWAYS;
        alwaysApproved.remove(tool.name());
        Answer answer = approval.ask(tool, call, before == null ? List.of() : tool.changesSince(before));
        if (answer == Answer.ALWAYS) alwaysApproved.put(tool.name(), tool);
        return answer;
    }

    /** Of a tool that is not in the list nobody knows what it can do, so it counts as one that can lose something. */
    private static Tool tool(String name, List<Tool> now) {
        return now.stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Tool(
                        name,
                        "not in the list",
                        JsonNodeFactory.instance.objectNode(),
                        JsonNodeFactory.instance.objectNode(),
                        false));
    }

    private Ending ending(Ending.How how, String text) {
        return new Ending(how, text, soFar());
    }

    private List<Done> soFar() {
        return List.copyOf(soFar);
    }
}
