package oauthlab.agent.oauth.tokenstore;

import static oauthlab.agent.oauth.tokenstore.TestSessions.CLOCK;
import static oauthlab.agent.oauth.tokenstore.TestSessions.KEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which store is opened. */
class TokenStoresTest {

    @TempDir
    Path folder;

    @Test
    void memory_is_one_for_the_process_and_writes_nothing() {
        TokenStores stores = stores(null, null);
        stores.open(StorageType.MEMORY, notice -> {}).save(TestSessions.full(KEY));

        assertEquals(1, stores.open(StorageType.MEMORY, notice -> {}).list().size());
        assertEquals(List.of(), stores.open(StorageType.FILE, notice -> {}).list());
        assertTrue(Files.notExists(folder.resolve("tokens")));
    }

    @Test
    void plain_and_encrypted_files_do_not_meet() {
        TokenStores stores = stores(null, folder.resolve("key"));
        stores.open(StorageType.ENCRYPTED, notice -> {}).save(TestSessions.full(KEY));

        assertEquals(
                Optional.empty(), stores.open(StorageType.FILE, notice -> {}).find(KEY));
        assertTrue(stores.open(StorageType.ENCRYPTED, notice -> {}).find(KEY).isPresent());
    }

    @Test
    void what_was_plain_does_not_stay_beside_what_is_encrypted() throws IOException {
        TokenStores stores = stores(null, folder.resolve("key"));
        var other = TestSessions.full(TestSessions.key("https://b.example", "i"));
        TokenStore plain = stores.open(StorageType.FILE, notice -> {});
        plain.save(TestSessions.full(KEY));
        plain.save(other);

        stores.open(StorageType.ENCRYPTED, notice -> {}).save(TestSessions.full(KEY));

        assertEquals(List.of(other), plain.list());
        try (var files = Files.list(folder.resolve("tokens"))) {
            assertEquals(
                    1, files.filter(file -> file.toString().endsWith(".json")).count());
        }
    }

    @Test
    void encrypted_needs_one_key_and_says_how() {
        for (TokenStores stores : List.of(stores(null, null), stores("", null), stores("p", folder.resolve("key")))) {
            var error = assertThrows(AgentException.class, () -> stores.open(StorageType.ENCRYPTED, notice -> {}));
            assertTrue(error.getMessage().contains("key"), error.getMessage());
            assertTrue(error.details().get(0).contains("OAUTHLAB_PASSPHRASE"));
        }
    }

    private TokenStores stores(String passphrase, Path keyFile) {
        return new TokenStores(
                new TokenStores.Settings() {
                    @Override
                    public Path tokens() {
                        return folder.resolve("tokens");
                    }

                    @Override
                    public String clientId() {
                        return "unused";
                    }

                    @Override
                    public Optional<String> passphrase() {
                        return Optional.ofNullable(passphrase);
                    }

                    @Override
                    public Optional<Path> keyFile() {
                        return Optional.ofNullable(keyFile);
                    }
                },
                CLOCK);
    }
}
