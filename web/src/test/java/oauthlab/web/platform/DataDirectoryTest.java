package oauthlab.web.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void a_directory_that_can_be_written_is_left_as_it_was() throws IOException {
        Path data = directory.resolve("a/b");
        assertEquals(Optional.empty(), DataDirectory.problem("jdbc:h2:file:" + data + "/./auth-server;WRITE_DELAY=0"));
        assertTrue(Files.isDirectory(data));
        try (var files = Files.list(data)) {
            assertEquals(List.of(), files.toList());
        }
    }

    /** Tests may run as root, whom no permission stops; below a file nobody can write. */
    @Test
    void a_place_that_cannot_be_written_is_named_with_what_to_do() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        String told = DataDirectory.problem("jdbc:h2:file:" + file + "/./auth-server;A=1")
                .orElseThrow();
        assertTrue(told.contains(file + ",") && told.contains("LAB_DATA"), told);
    }

    @Test
    void a_database_that_is_read_only_is_named() throws IOException {
        Path database = Files.writeString(directory.resolve("auth-server.mv.db"), "x");
        assertTrue(database.toFile().setReadOnly());
        if (Files.isWritable(database)) return;
        String told = DataDirectory.problem("jdbc:h2:file:" + directory + "/auth-server")
                .orElseThrow();
        assertTrue(told.contains(database.toString()), told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:auth;DB_CLOSE_DELAY=-1",
                "jdbc:postgresql://localhost:5432/auth",
                "jdbc:h2:tcp://x/y"
            })
    void other_databases_have_no_directory_here(String address) {
        assertEquals(Optional.empty(), DataDirectory.problem(address));
    }
}
