package oauthlab.agent.connect;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command for MCP servers knows. */
public final class ServerOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file; else OAUTHLAB_CONFIG, else ~/.oauthlab/mcp.json.")
    private Path config;

    @Option(names = "--json", description = "One JSON document, for programs.")
    private boolean json;

    @Option(names = "--verbose", description = "Shows each request and response, without the secrets.")
    private boolean verbose;

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
