package oauthlab.agent.goals;

import java.util.ArrayList;
import java.util.List;

/** Writes down what it sees. */
final class Watching implements AgentLoop.Listener {

    final List<String> seen = new ArrayList<>();

    @Override
    public void calling(Step.CallTool call) {
        seen.add("calling " + call.tool());
    }

    @Override
    public void called(Done done) {
        seen.add((done.outcome().isError() ? "error " : "called ") + done.call().tool());
    }
}
