package oauthlab.agent.cli;

import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import oauthlab.agent.foundation.outbound.NameLookUps;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.screen.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for every command: a failure that was foreseen is a message and exit code 1, never a stack trace. */
class CommandLineSetup {

    private static final String HELP = "--help";

    @Produces
    @ApplicationScoped
    CommandLine commandLine(PicocliCommandLineFactory factory, Screen screen) {
        NameLookUps.keep();
        CommandLine all = factory.create();
        all.getSubcommands().values().forEach(CommandLineSetup::addHelp);
        addHelp(all);
        return all.setUsageHelpAutoWidth(true).setExecutionExceptionHandler((failure, command, input) -> {
            if (failure instanceof AgentException foreseen) screen.failure(foreseen);
            else screen.defect(failure);
            return 1;
        });
    }

    private static void addHelp(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption(HELP) == null)
            spec.addOption(OptionSpec.builder("-h", HELP)
                    .usageHelp(true)
                    .description("Shows this, and does nothing.")
                    .build());
    }
}
