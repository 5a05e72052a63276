package oauthlab.agent.serve.gateway;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import oauthlab.agent.foundation.config.ConfiguredServers;

/** Opens the configured servers for a process that lives long. */
@Singleton
public class Gateways {

    private final ConfiguredServers configured;
    private final SharedConnections lines;
    private final Clock clock;

    Gateways(ConfiguredServers configured, SharedConnections lines, Clock clock) {
        this.configured = configured;
        this.lines = lines;
        this.clock = clock;
    }

    /**
     * Reads the file; servers are connected to when somebody calls them.
     *
     * @param config the file of {@code --config}
     * @param user whose tokens are used, of several
     * @param log what happens to the file
     */
    public Gateway open(Optional<Path> config, Optional<String> user, Limits limits, Consumer<String> log) {
        String options = config.map(file -> " --config " + file).orElse("")
                + user.map(name -> " --as " + name).orElse("");
        return new Gateway(config, configured, new OpenServer.Setting(lines, user, options, limits, clock), log);
    }
}
