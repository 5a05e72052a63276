package oauthlab.agent.foundation.config;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the configuration file: what a command was told, else what the environment says, else the usual place. */
@Singleton
@Unremovable
public class ConfiguredServers {

    /** Where the file is. */
    @ConfigMapping(prefix = "oauthlab")
    interface Settings {

        /** The file, when the environment names one. */
        Optional<Path> configFile();

        /** Read when it is there. */
        Path usualConfigFile();

        /** The lab's own server, for those who have no file. It comes with the agent, so its annotations are trusted. */
        @WithName("mcp.url")
        URI labServer();
    }

    private final Settings settings;

    ConfiguredServers(Settings settings) {
        this.settings = settings;
    }

    /**
     * Reads the file.
     *
     * @param told the file of {@code --config}
     */
    public McpServers read(Optional<Path> told) {
        Optional<Path> named = told.or(settings::configFile);
        if (named.isPresent()) return ConfigurationFile.read(named.get());
        if (Files.exists(settings.usualConfigFile())) return ConfigurationFile.read(settings.usualConfigFile());
        return new McpServers(
                List.of(new RemoteServer("lab", settings.labServer(), OAuthOptions.usual(), true)),
                Map.of(),
                Map.of(),
                List.of());
    }

    /** Which file that is, whether it is there or not. */
    public Path file(Optional<Path> told) {
        return told.or(settings::configFile).orElseGet(settings::usualConfigFile);
    }
}
