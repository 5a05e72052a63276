package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;

/** The page of dependencies says what is really in the packaged services. */
class DependenciesIT {

    @Test
    void the_page_is_what_the_script_prints() throws IOException {
        Command made = Command.run(Map.of(), List.of("docs/dependencies/make"));
        assertEquals(0, made.exitCode(), made.output());
        assertTrue(made.output().lines().count() > 40, made.output());
        assertEquals(Files.readString(Root.resolve("docs/dependencies.md")), made.output());
    }
}
