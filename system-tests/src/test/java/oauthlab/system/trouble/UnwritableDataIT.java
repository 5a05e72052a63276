package oauthlab.system.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.JavaCommand;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that cannot write its data says so at once, in one line, and does not start. */
class UnwritableDataIT {

    @ParameterizedTest
    @ValueSource(strings = {"auth-server", "resource-server"})
    void one_line_says_where_and_what_to_do(String module, @TempDir Path folder) throws IOException {
        // Below a file nobody can write, not even root.
        Path place = Files.writeString(folder.resolve("file"), "");
        String jar =
                Root.resolve(module + "/target/quarkus-app/quarkus-run.jar").toString();
        Command start = Command.run(
                Map.of("LAB_DATA", place.toString(), "LAB_MODE", "true"), List.of(JavaCommand.java(), "-jar", jar));
        assertEquals(1, start.exitCode(), start.output());
        List<String> lines = start.output()
                .lines()
                .filter(line -> !line.contains("WARN") && !line.isBlank())
                .toList();
        assertEquals(1, lines.size(), start.output());
        assertTrue(lines.get(0).contains("cannot write to " + place), start.output());
        assertTrue(lines.get(0).contains("LAB_DATA"), start.output());
    }
}
