package oauthlab.agent.cli;

import io.quarkus.picocli.runtime.PicocliCommandLineFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import oauthlab.agent.outbound.NameLookUps;
import oauthlab.agent.screen.Screen;
import oauthlab.agent.transcript.AgentException;
import picocli.CommandLine;

/** What holds for every command: a failure that was foreseen is a message and exit code 1, never a stack trace. */
class CommandLineSetup {

    @Produces
    @ApplicationScoped
    CommandLine commandLine(PicocliCommandLineFactory factory, Screen screen) {
        NameLookUps.keep();
        return factory.create().setUsageHelpAutoWidth(true).setExecutionExceptionHandler((failure, command, input) -> {
            if (failure instanceof AgentException foreseen) screen.failure(foreseen);
            else screen.defect(failure);
            return 1;
        });
    }
}
