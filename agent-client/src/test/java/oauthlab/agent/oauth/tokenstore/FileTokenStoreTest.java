package oauthlab.agent.oauth.tokenstore;

import static oauthlab.agent.oauth.tokenstore.TestSessions.CLOCK;
import static oauthlab.agent.oauth.tokenstore.TestSessions.KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files: who may read them, and what becomes of one that is not as it should be. */
class FileTokenStoreTest {

    @TempDir
    Path parent;

    private final List<String> notices = new ArrayList<>();
    private Path folder;
    private Path first;

    @BeforeEach
    void the_folder_is_not_there_yet() {
        folder = parent.resolve("home").resolve("tokens");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nobody_else_may_read_them_nor_see_whose_they_are(boolean isEncrypted) throws IOException {
        store(isEncrypted).save(TestSessions.full(KEY));

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        List<Path> files = files();
        assertTrue(files.size() >= 2, files.toString());
        for (Path file : files) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertFalse(file.getFileName().toString().contains("example"), file.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void a_file_that_others_may_read_is_reported_once(String permissions) throws IOException {
        store(false).save(TestSessions.full(KEY));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

        TokenStore store = store(false);
        assertTrue(store.find(KEY).isPresent());
        store.find(KEY);

        assertEquals(1, notices.size(), notices.toString());
        assertTrue(notices.get(0).contains("chmod 600 " + file()), notices.toString());
    }

    @Test
    void a_key_that_others_may_read_opens_nothing() throws IOException {
        store(true).save(TestSessions.full(KEY));
        Path key = parent.resolve("key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        var refusal = assertThrows(AgentException.class, () -> store(true).find(KEY));
        assertTrue(refusal.text().contains("chmod 600 " + key), refusal.text());
    }

    @Test
    void encrypted_files_hold_nothing_secret() throws IOException {
        store(true).save(TestSessions.full(KEY));

        String content = Files.readString(file());
        assertFalse(content.contains("secret"), content);
        assertFalse(content.contains("client-1"), content);
    }

    @Test
    void nothing_secret_is_in_a_text_for_people() {
        StoredSession session = TestSessions.full(KEY);
        String texts = session + " " + Envelope.of(KEY, Envelope.tree(session));
        assertFalse(texts.contains("13579-13579"), texts);
        assertFalse(texts.contains("secret-of"), texts);
        assertTrue(texts.contains("client-1"), texts);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cut_off_anywhere_a_file_is_set_aside(boolean isEncrypted) throws IOException {
        byte[] whole = saved(isEncrypted);
        for (int length = 0; length < whole.length; length++) {
            assertSetAsideOrRight(isEncrypted, Arrays.copyOf(whole, length), "cut off at " + length);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void with_a_bit_turned_anywhere_a_file_is_set_aside(boolean isEncrypted) throws IOException {
        byte[] whole = saved(isEncrypted);
        for (int i = 0; i < whole.length; i++) {
            byte[] turned = whole.clone();
            turned[i] ^= (byte) (1 << i % 8);
            assertSetAsideOrRight(isEncrypted, turned, "bit " + i % 8 + " of byte " + i);
        }
        assertTrue(notices.size() > whole.length * 9 / 10, notices.size() + " of " + whole.length);
    }

    /** White space at the end may be lost; the session may not be another. */
    private void assertSetAsideOrRight(boolean isEncrypted, byte[] content, String how) throws IOException {
        int before = notices.size();
        Files.write(file(), content);
        Optional<StoredSession> found = store(isEncrypted).find(KEY);
        boolean isAside = notices.size() == before + 1;
        assertEquals(isAside ? Optional.empty() : Optional.of(TestSessions.full(KEY)), found, how);
        Path aside = file().resolveSibling(file().getFileName() + ".set-aside-1");
        assertEquals(isAside, Files.deleteIfExists(aside), how);
        if (!isAside) Files.delete(file());
    }

    @Test
    void a_file_of_another_version_is_set_aside_with_a_message() throws IOException {
        saved(false);
        Files.writeString(file(), Files.readString(file()).replace("\"version\" : 1", "\"version\" : 2"));

        assertEquals(List.of(), store(false).list());
        assertEquals(1, notices.size());
        assertTrue(notices.get(0).contains("it is of version 2, not 1"), notices.get(0));
        assertTrue(notices.get(0).contains(".set-aside-1"), notices.get(0));
    }

    @Test
    void nothing_that_was_set_aside_is_lost_before_logging_out() throws IOException {
        saved(false);
        for (String content : List.of("first", "second")) {
            Files.writeString(file(), content);
            store(false).find(KEY);
        }

        assertEquals("first", Files.readString(aside(1)));
        assertEquals("second", Files.readString(aside(2)));
        store(false).delete(KEY);
        assertEquals(
                List.of(),
                files().stream()
                        .filter(file -> !file.toString().endsWith(".lock"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_file_under_the_name_of_another_is_not_given_out(boolean isEncrypted) throws IOException {
        byte[] content = saved(isEncrypted);
        var evil = TestSessions.key("https://evil.example/mcp", "https://evil.example");
        store(isEncrypted).save(TestSessions.full(evil));
        Path mine = file();
        Path evils = sessions().stream()
                .filter(file -> !file.equals(mine))
                .findFirst()
                .orElseThrow();
        Files.write(evils, content);

        assertEquals(Optional.empty(), store(isEncrypted).find(evil));
        assertTrue(notices.get(0).contains("for another server or issuer"), notices.toString());
        assertEquals(Optional.of(TestSessions.full(KEY)), store(isEncrypted).find(KEY));
    }

    @Test
    void a_folder_that_is_a_file_is_a_message() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "not a folder");

        var error = assertThrows(AgentException.class, () -> store(false).save(TestSessions.full(KEY)));
        assertTrue(error.getMessage().startsWith("The tokens cannot be kept in"), error.getMessage());
        assertTrue(error.details().get(0).contains("OAUTHLAB_TOKENS"));
        assertEquals("not a folder", Files.readString(folder));
    }

    private byte[] saved(boolean isEncrypted) throws IOException {
        store(isEncrypted).save(TestSessions.full(KEY));
        return Files.readAllBytes(file());
    }

    /** The one of {@link TestSessions#KEY}, which is the first that a test makes. */
    private Path file() throws IOException {
        if (first == null) first = sessions().get(0);
        return first;
    }

    private List<Path> sessions() throws IOException {
        return files().stream()
                .filter(file -> file.toString().matches(".*\\.(json|sealed)"))
                .toList();
    }

    private Path aside(int number) throws IOException {
        return file().resolveSibling(file().getFileName() + ".set-aside-" + number);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private FileTokenStore store(boolean isEncrypted) {
        Sealing sealing = isEncrypted ? new Encryption(new MasterKey.KeyFile(parent.resolve("key"))) : Sealing.NONE;
        return new FileTokenStore(folder, sealing, CLOCK, notices::add);
    }
}
