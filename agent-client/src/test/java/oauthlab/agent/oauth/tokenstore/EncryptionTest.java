package oauthlab.agent.oauth.tokenstore;

import static oauthlab.agent.oauth.tokenstore.TestSessions.CLOCK;
import static oauthlab.agent.oauth.tokenstore.TestSessions.KEY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.tokenstore.Sealing.Damaged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, and what the wrong one does: nothing. */
class EncryptionTest {

    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir
    Path folder;

    @Test
    void the_passphrase_opens_what_it_locked() {
        store(passphrase(PASSPHRASE)).save(TestSessions.full(KEY));

        assertEquals(
                Optional.of(TestSessions.full(KEY)),
                store(passphrase(PASSPHRASE)).find(KEY));
    }

    @Test
    void with_a_wrong_passphrase_nothing_is_lost() throws IOException {
        store(passphrase(PASSPHRASE)).save(TestSessions.full(KEY));
        byte[] before = Files.readAllBytes(file(".sealed"));
        TokenStore wrong = store(passphrase("wrong"));
        var other = TestSessions.key("https://b.example", "i");

        for (var error : List.of(
                assertThrows(AgentException.class, () -> wrong.find(KEY)),
                assertThrows(AgentException.class, wrong::list),
                assertThrows(AgentException.class, () -> wrong.save(TestSessions.full(other))))) {
            assertTrue(error.getMessage().contains("another key than that of OAUTHLAB_PASSPHRASE"));
            assertTrue(error.details().get(0).contains("stay as they are"));
            assertFalse(error.toString().contains("wrong"));
        }
        assertEquals(Optional.empty(), wrong.find(other));
        assertArrayEquals(before, Files.readAllBytes(file(".sealed")));
    }

    @Test
    void a_key_file_is_made_for_its_owner_and_then_used() throws IOException {
        Path key = folder.resolve("new").resolve("key");
        store(new MasterKey.KeyFile(key)).save(TestSessions.full(KEY));

        assertEquals(32, Files.size(key));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals(
                Optional.of(TestSessions.full(KEY)),
                store(new MasterKey.KeyFile(key)).find(KEY));
        var error = assertThrows(
                AgentException.class, () -> store(passphrase(PASSPHRASE)).find(KEY));
        assertTrue(error.getMessage().contains("another key"), error.getMessage());
        Files.write(key, new byte[31]);
        var tooShort = assertThrows(
                AgentException.class, () -> store(new MasterKey.KeyFile(key)).find(KEY));
        assertTrue(tooShort.getMessage().contains("has 31 bytes, but a key has 32"), tooShort.getMessage());
    }

    @Test
    void a_hundred_files_share_one_slow_derivation() throws IOException {
        IntStream.range(0, 100)
                .mapToObj(i -> TestSessions.key("https://host-" + i + ".example", "i"))
                .forEach(key -> store(cached).save(TestSessions.full(key)));

        assertEquals(100, store(cached).list().size());
        assertEquals(1, files(".sealed").stream().map(this::salt).distinct().count());
    }

    private final MasterKey cached = passphrase(PASSPHRASE);

    @Test
    void the_same_session_never_looks_the_same() throws IOException {
        TokenStore store = store(new MasterKey.KeyFile(folder.resolve("key")));
        store.save(TestSessions.full(KEY));
        String first = Files.readString(file(".sealed"));
        store.save(TestSessions.full(KEY));

        assertNotEquals(first, Files.readString(file(".sealed")));
    }

    @Test
    void what_is_for_one_server_and_issuer_does_not_open_for_another() throws Damaged {
        var encryption = new Encryption(new MasterKey.KeyFile(folder.resolve("key")));
        JsonNode session = Envelope.tree(TestSessions.full(KEY));
        JsonNode sealed = encryption.seal(KEY, session, Optional.empty());

        assertEquals(session, encryption.open(KEY, sealed));
        for (var other : List.of(
                TestSessions.key("https://mcp.example/mcp", "https://evil.example"),
                TestSessions.key("https://evil.example/mcp", "https://auth.example"))) {
            assertThrows(Damaged.class, () -> encryption.open(other, sealed));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "n, 3",
        "n, 0",
        "n, -1",
        "n, 1073741824",
        "r, 0",
        "r, 1000000000",
        "p, 0",
        "p, 2147483647",
        "salt, x",
        "salt,",
        "from, scrypt"
    })
    void a_forged_recipe_neither_takes_for_ever_nor_ends_the_command(String member, String value) {
        ObjectNode recipe = cached.recipe();
        if (value == null) recipe.remove(member);
        else if (value.matches("-?\\d+")) recipe.put(member, Long.parseLong(value));
        else recipe.put(member, value);
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.set("key", recipe);

        assertThrows(Damaged.class, () -> new Encryption(cached).open(KEY, body));
    }

    private static MasterKey passphrase(String passphrase) {
        return new MasterKey.Passphrase(passphrase);
    }

    private String salt(Path file) {
        try {
            return Envelope.read(Files.readAllBytes(file))
                    .body()
                    .path("key")
                    .path("salt")
                    .asText();
        } catch (IOException | Damaged fault) {
            throw new AssertionError(fault);
        }
    }

    private TokenStore store(MasterKey key) {
        return new FileTokenStore(folder.resolve("tokens"), new Encryption(key), CLOCK, notice -> {
            throw new AssertionError(notice);
        });
    }

    private Path file(String ending) throws IOException {
        return files(ending).get(0);
    }

    private List<Path> files(String ending) throws IOException {
        try (var files = Files.list(folder.resolve("tokens"))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
