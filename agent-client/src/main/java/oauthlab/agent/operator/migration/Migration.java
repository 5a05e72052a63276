package oauthlab.agent.operator.migration;

import jakarta.enterprise.inject.Vetoed;
import java.io.PrintWriter;
import java.util.Map;
import oauthlab.agent.foundation.transcript.AgentException;
import picocli.CommandLine.Command;

/** The test plan of a migration from API keys to tokens. The first request that fails ends it. */
@Vetoed
@Command(name = "migration")
public final class Migration implements Runnable {

    private final Map<String, String> environment;
    private final PrintWriter out;
    private final PrintWriter err;

    public Migration(Map<String, String> environment, PrintWriter out, PrintWriter err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        throw AgentException.of("./lab migration has no ''; it has: verify");
    }

    @Command(name = "verify")
    int verify() {
        var plan = new TestPlan(
                server("LAB_PORT_AUTH", "4000"),
                server("LAB_PORT_RESOURCE", "4001"),
                server("LAB_PORT_MCP", "4002") + "/mcp");
        for (var step : plan.steps().entrySet()) {
            try {
                step.getValue().run();
                out.println("✓ " + step.getKey());
            } catch (Failed failed) {
                err.println("✗ " + step.getKey() + "\n    " + failed.getMessage());
                return 1;
            }
        }
        out.println("All seven passed.");
        return 0;
    }

    private String server(String setting, String usual) {
        return "http://localhost:" + environment.getOrDefault(setting, usual);
    }
}
