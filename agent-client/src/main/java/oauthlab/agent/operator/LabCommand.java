package oauthlab.agent.operator;

import jakarta.enterprise.inject.Vetoed;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.operator.administration.AdminApi;
import oauthlab.agent.operator.administration.Clients;
import oauthlab.agent.operator.administration.Keys;
import oauthlab.agent.operator.adoption.Adoption;
import oauthlab.agent.operator.migration.Migration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command. What cannot be done is a message and exit code 1, as with all of {@code ./lab}. */
@Vetoed
@Command(name = "./lab", synopsisSubcommandLabel = "COMMAND")
public final class LabCommand {

    private LabCommand() {}

    /** Runs what was typed after {@code ./lab}, and ends this process. */
    public static void main(String[] typed) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(System.getenv(), out, err, typed));
    }

    static int run(Map<String, String> environment, PrintWriter out, PrintWriter err, String... typed) {
        var api = AdminApi.of(environment);
        return new CommandLine(new LabCommand())
                .addSubcommand(new Clients(api, out))
                .addSubcommand(new Keys(api, out))
                .addSubcommand(new Adoption(environment, Clock.systemUTC(), out))
                .addSubcommand(new Migration(environment, out, err))
                .setExpandAtFiles(false)
                .setErr(err)
                .setParameterExceptionHandler((wrong, arguments) -> refuse(err, explained(wrong)))
                .setExecutionExceptionHandler((failure, command, input) -> {
                    if (failure instanceof AgentException foreseen) return refuse(err, foreseen.text());
                    throw failure;
                })
                .execute(typed);
    }

    private static int refuse(PrintWriter err, String message) {
        err.println("lab: " + message);
        return 1;
    }

    private static String explained(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (!(wrong instanceof UnmatchedArgumentException unknown))
            return wrong.getMessage() + ". Use: "
                    + command.getHelp().synopsis(0).strip();
        String typed = unknown.getUnmatched().get(0);
        return command.getSubcommands().isEmpty()
                ? name + " does not know '" + typed + "'; ./lab help lists what there is. Nothing was done."
                : name + " has no '" + typed + "'; it has: "
                        + String.join(", ", command.getSubcommands().keySet());
    }
}
