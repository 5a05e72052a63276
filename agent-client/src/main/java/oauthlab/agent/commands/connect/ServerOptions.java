package oauthlab.agent.commands.connect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import oauthlab.agent.foundation.outbound.TimeLimit;
import oauthlab.agent.foundation.transcript.AgentException;
import picocli.CommandLine.Option;

/** The options that every command for MCP servers knows. */
public final class ServerOptions {

    private static final Duration DEFAULT_TIME = Duration.ofSeconds(120);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file; else OAUTHLAB_CONFIG, else ~/.oauthlab/mcp.json.")
    private Path config;

    @Option(names = "--json", description = "One JSON document, for programs.")
    private boolean json;

    @Option(names = "--verbose", description = "Shows each request and response, without the secrets.")
    private boolean verbose;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description =
                    "So long servers are waited for, all requests together; usually 120. A person may take longer.")
    private Integer timeout;

    /** Does what a command asks of servers, within the limit that was typed, else this one. */
    public <T> T withinTime(Duration usual, Supplier<T> work) {
        if (timeout != null && timeout < 1)
            throw AgentException.of(
                    "--timeout " + timeout + " is not a valid time to wait.", "It is a number of seconds from 1.");
        return TimeLimit.within(timeout == null ? usual : Duration.ofSeconds(timeout), work);
    }

    public <T> T withinTime(Supplier<T> work) {
        return withinTime(DEFAULT_TIME, work);
    }

    public Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    public boolean isJson() {
        return json;
    }

    public boolean isVerbose() {
        return verbose;
    }
}
