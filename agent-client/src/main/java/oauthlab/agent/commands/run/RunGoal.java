package oauthlab.agent.commands.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import oauthlab.agent.commands.connect.ApprovalOptions;
import oauthlab.agent.commands.connect.Configuration;
import oauthlab.agent.commands.connect.ServerOptions;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.goals.AgentLoop;
import oauthlab.agent.goals.AgentLoop.Ending;
import oauthlab.agent.goals.Approval;
import oauthlab.agent.goals.Goal;
import oauthlab.agent.goals.Planner;
import oauthlab.agent.goals.Planners;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.oauth.access.OnBehalf;
import oauthlab.agent.oauth.access.ServerAccess;
import oauthlab.agent.oauth.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Works on a goal with the tools of a server, for whoever signed in, or for the agent itself. */
@Command(
        name = "run",
        description = "Works on a goal: \"list pending tasks\", \"finish the oldest task\", \"plan my day\"."
                + " Exit code 4: not understood, 5: gave up or stopped by a limit.")
public final class RunGoal implements Callable<Integer> {

    private static final Map<Ending.How, Integer> EXIT_CODES =
            Map.of(Ending.How.FINISHED, 0, Ending.How.NOT_UNDERSTOOD, 4, Ending.How.GAVE_UP, 5, Ending.How.STOPPED, 5);

    @Mixin
    private ServerOptions options;

    @Mixin
    private ApprovalOptions way;

    @Parameters(paramLabel = "GOAL", description = "What you want, in your words.")
    private String goal;

    @Option(names = "--server", paramLabel = "NAME", defaultValue = "lab", description = "Whose tools. Usually: lab.")
    private String server;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "20", description = "At most so many. Usually: 20.")
    private int steps;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "120", description = "At most so long. Usually: 120.")
    private int seconds;

    @Option(names = "--tools", paramLabel = "TOOL", split = ",", description = "Only these, with commas between them.")
    private Set<String> tools = Set.of();

    @Option(names = "--yes", description = "Never ask before a tool that may change or lose something.")
    private boolean yes;

    @Option(names = "--model", paramLabel = "MODEL", description = "Let this model plan, at AGENT_MODEL_URL.")
    private String model;

    private final Configuration configuration;
    private final ServerChoice servers;
    private final Planners planners;
    private final Transcript transcript;
    private final Screen screen;
    private final ObjectMapper json;
    private final Clock clock;

    RunGoal(
            Configuration configuration,
            ServerChoice servers,
            Planners planners,
            Transcript transcript,
            Screen screen,
            ObjectMapper json,
            Clock clock) {
        this.configuration = configuration;
        this.servers = servers;
        this.planners = planners;
        this.transcript = transcript;
        this.screen = screen;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var wanted = new Goal(goal);
        var said = new StringBuilder();
        Planner planner = planners.choose(Optional.ofNullable(model), piece -> sayToPerson(piece, said));
        OnBehalf onBehalf = way.onBehalf(screen);
        ServerEntry entry = configuration.server(options, server);
        var chosen = servers.choose(entry, onBehalf);
        try (McpConnection connection = chosen.connection()) {
            var report = new Report(screen, transcript);
            connection.tools();
            transcript.take();
            screen.line("Goal: " + wanted.text() + "   (planned by " + planner.name() + ")");
            report.identity(chosen.access().flatMap(ServerAccess::session));
            Approval asking = onBehalf.canAsk() ? report : Approval.NOBODY_THERE;
            var limits = new AgentLoop.Limits(steps, Duration.ofSeconds(seconds), tools);
            var box = new ServerTools(connection, entry.isTrusted(), json);
            var run = new AgentLoop(box, planner, limits, yes ? Approval.GIVEN : asking, report, clock);
            Ending ending = options.withinTime(Duration.ofSeconds(seconds), () -> run.to(wanted));
            if (options.isJson())
                screen.json(Map.of("how", ending.how(), "text", ending.text(), "done", ending.done()));
            else if (!isShown(ending.text(), said)) ending.text().lines().forEach(screen::line);
            return EXIT_CODES.get(ending.how());
        }
    }

    /** While it comes, if somebody watches; in a file it would stand twice. */
    private void sayToPerson(String piece, StringBuilder said) {
        if (!screen.isThere()) return;
        said.append(piece);
        screen.say(piece);
    }

    private boolean isShown(String text, StringBuilder said) {
        return screen.isSeen() && said.toString().strip().endsWith(text.strip());
    }
}
