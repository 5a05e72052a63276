package oauthlab.auth.foundation.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerOnlyFilesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "rw-------, false",
        "rwx------, false",
        "r--------, false",
        "rw-r-----, true",
        "rw----r--, true",
        "rwx--x--x, true",
        "rw--w----, true"
    })
    void what_others_may_do_with_a_file_is_noticed(String permissions, boolean shared) throws IOException {
        Path file = Files.createFile(directory.resolve("key"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertEquals(shared, OwnerOnlyFiles.isShared(file));
    }

    @Test
    void nothing_is_known_about_what_is_not_there() {
        assertFalse(OwnerOnlyFiles.isShared(directory.resolve("nothing")));
    }
}
