package oauthlab.agent.foundation.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file is read. */
class ConfiguredServersTest {

    @TempDir
    Path folder;

    @Test
    void without_a_file_there_is_the_labs_own_server() {
        var lab = new RemoteServer("lab", URI.create("http://localhost:4002/mcp"), OAuthOptions.usual(), true);

        assertEquals(List.of(lab), configured(null).read(Optional.empty()).servers());
    }

    @Test
    void told_goes_before_the_environment_and_that_before_the_usual_place() throws IOException {
        write("usual.json");
        assertEquals(List.of("usual.json"), names(configured(null), null));
        Path environment = write("environment.json");
        assertEquals(List.of("environment.json"), names(configured(environment), null));
        assertEquals(List.of("told.json"), names(configured(environment), write("told.json")));
    }

    @Test
    void a_file_that_was_named_has_to_be_there() {
        Path missing = folder.resolve("missing.json");

        var error = assertThrows(AgentException.class, () -> configured(null).read(Optional.of(missing)));
        assertTrue(error.getMessage().contains("missing.json"));
        assertThrows(AgentException.class, () -> configured(missing).read(Optional.empty()));
    }

    private static List<String> names(ConfiguredServers configured, Path told) {
        return configured.read(Optional.ofNullable(told)).servers().stream()
                .map(ServerEntry::name)
                .toList();
    }

    private Path write(String name) throws IOException {
        return Files.writeString(
                folder.resolve(name), "{\"mcpServers\": {\"" + name + "\": {\"url\": \"https://x.example/mcp\"}}}");
    }

    private ConfiguredServers configured(Path fromEnvironment) {
        return new ConfiguredServers(new ConfiguredServers.Settings() {
            @Override
            public Optional<Path> configFile() {
                return Optional.ofNullable(fromEnvironment);
            }

            @Override
            public Path usualConfigFile() {
                return folder.resolve("usual.json");
            }

            @Override
            public URI labServer() {
                return URI.create("http://localhost:4002/mcp");
            }
        });
    }
}
