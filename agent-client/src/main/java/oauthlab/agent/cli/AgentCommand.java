package oauthlab.agent.cli;

import io.quarkus.picocli.runtime.annotations.TopCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import oauthlab.agent.commands.connect.ApprovalOptions;
import oauthlab.agent.commands.connect.CallTool;
import oauthlab.agent.commands.connect.Doctor;
import oauthlab.agent.commands.connect.ListTools;
import oauthlab.agent.commands.connect.Login;
import oauthlab.agent.commands.connect.Logout;
import oauthlab.agent.commands.connect.Servers;
import oauthlab.agent.commands.connect.Tokens;
import oauthlab.agent.commands.run.RunGoal;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.oauth.session.DecodedToken;
import oauthlab.agent.oauth.tokenstore.LastToken;
import oauthlab.agent.serve.Serve;
import oauthlab.agent.serve.webapp.WebApp;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All commands. They are methods, so that options are parameters and no field has to be filled from outside. */
@TopCommand
@Command(
        name = "agent",
        subcommands = {
            Servers.class,
            Login.class,
            Logout.class,
            Tokens.class,
            ListTools.class,
            CallTool.class,
            Doctor.class,
            RunGoal.class,
            Serve.class,
            WebApp.class,
            GenerateCompletion.class,
            HelpCommand.class
        },
        description = "An AI agent that works on protected tasks, and shows how OAuth lets it.",
        synopsisSubcommandLabel = "COMMAND")
final class AgentCommand {

    /** The ways to the tasks. */
    enum Via {
        http,
        mcp
    }

    /** What the task API gets to see. */
    enum Auth {
        OAUTH("oauth"),
        API_KEY("api-key");

        private final String typed;

        Auth(String typed) {
            this.typed = typed;
        }

        @Override
        public String toString() {
            return typed;
        }
    }

    private final DemoSetup demo;
    private final LastToken store;
    private final Transcript transcript;
    private final Screen screen;
    private final Clock clock;

    AgentCommand(DemoSetup demo, LastToken store, Transcript transcript, Screen screen, Clock clock) {
        this.demo = demo;
        this.store = store;
        this.transcript = transcript;
        this.screen = screen;
        this.clock = clock;
    }

    @Command(name = "demo", description = "Does the agent's work in eight steps and says what each one teaches.")
    int demo(
            @Option(
                            names = "--via",
                            defaultValue = "http",
                            paramLabel = "WAY",
                            description = "${COMPLETION-CANDIDATES}: straight to the task API, or through the tools of"
                                    + " the MCP server. Usually: ${DEFAULT-VALUE}.")
                    Via via,
            @Option(
                            names = "--auth",
                            defaultValue = "oauth",
                            paramLabel = "CREDENTIAL",
                            description = "${COMPLETION-CANDIDATES}: what the task API gets to see. api-key takes it"
                                    + " from TASK_API_KEY. Usually: ${DEFAULT-VALUE}.")
                    Auth auth,
            @Option(
                            names = "--oauth-share",
                            defaultValue = "100",
                            paramLabel = "PERCENT",
                            description = "With --auth=oauth: so many of a hundred calls, the others by API key.")
                    int oauthShare,
            @Mixin ApprovalOptions way,
            @Option(names = "--verbose", description = "Shows each request and response, without the secrets.")
                    boolean verbose) {
        if (verbose) transcript.listen(screen::exchange);
        var choice = new DemoSetup.Choice(via == Via.mcp, auth == Auth.API_KEY ? 0 : oauthShare, way.onBehalf(screen));
        demo.prepared(choice).run();
        return 0;
    }

    @Command(name = "token", description = "Decodes an access token and explains each part of it.")
    int token(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "TOKEN",
                            description = "The token; - reads it from stdin. Left out: stdin when something is piped"
                                    + " in, else the token that the last demo kept.")
                    String argument)
            throws IOException {
        new TokenReport(DecodedToken.of(chosen(argument)), clock.instant()).print(screen);
        return 0;
    }

    private String chosen(String argument) throws IOException {
        if (argument != null && !argument.equals("-")) return withoutScheme(argument);
        if (argument != null || System.in.available() > 0) {
            return withoutScheme(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return store.load()
                .orElseThrow(() -> AgentException.of(
                        "There is no token: none was given, and none is kept in " + store.file() + ".",
                        "The command demo gets one and keeps it."))
                .value();
    }

    /** People copy the whole header; that is easy to forgive. */
    private static String withoutScheme(String text) {
        return text.strip().replaceFirst("(?i)^(Authorization:\\s*)?(Bearer|DPoP)\\s+", "");
    }
}
