package oauthlab.agent.oauth.tokenstore;

import static oauthlab.agent.oauth.tokenstore.TestSessions.CLOCK;
import static oauthlab.agent.oauth.tokenstore.TestSessions.KEY;
import static oauthlab.agent.oauth.tokenstore.TestSessions.NOW;
import static oauthlab.agent.oauth.tokenstore.TestSessions.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredClient;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for each store. */
class EveryTokenStoreTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void what_was_saved_is_found(StorageType type) {
        TokenStore store = store(type);
        StoredSession client = TestSessions.full(key("https://b.example", "https://auth.example"))
                .withoutTokens();

        store.save(TestSessions.full(KEY));
        store.save(client);

        assertEquals(Optional.of(TestSessions.full(KEY)), store.find(KEY));
        assertEquals(Optional.of(client), store.find(client.key()));
        assertEquals(Set.of(TestSessions.full(KEY), client), Set.copyOf(store.list()));
    }

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void the_newest_takes_the_place_of_what_was_there(StorageType type) {
        TokenStore store = store(type);
        store.save(TestSessions.full(KEY));

        store.save(TestSessions.full(KEY).with(TestSessions.tokens(Optional.empty(), Optional.of("next"))));

        assertEquals(Optional.of("next"), refreshToken(store));
        assertEquals(1, store.list().size());
    }

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void another_server_or_issuer_gets_nothing(StorageType type) {
        TokenStore store = store(type);
        store.save(TestSessions.full(KEY));

        assertEquals(Optional.empty(), store.find(key("https://mcp.example/mcp", "https://evil.example")));
        assertEquals(Optional.empty(), store.find(key("https://mcp.example/mcp", "https://auth.example/")));
        assertEquals(Optional.empty(), store.find(key("https://evil.example/mcp", "https://auth.example")));
        assertEquals(List.of(TestSessions.full(KEY)), store.ofServer(KEY.server()));
        assertEquals(
                List.of(), store.ofServer(key("https://evil.example/mcp", "x").server()));
    }

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void two_issuers_of_one_server_do_not_meet(StorageType type) {
        TokenStore store = store(type);
        var other = key("https://mcp.example/mcp", "https://other.example");
        store.save(TestSessions.full(KEY));
        store.save(TestSessions.full(other).withoutTokens());

        assertTrue(store.delete(other));

        assertTrue(store.find(KEY).orElseThrow().tokens().isPresent());
        assertEquals(Optional.empty(), store.find(other));
        assertFalse(store.delete(other));
    }

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void what_is_good_for_nothing_any_more_goes(StorageType type) {
        TokenStore store = store(type);
        var ended = key("https://ended.example", "i");
        var good = key("https://good.example", "i");
        store.save(TestSessions.small(ended, NOW.minusSeconds(1)));
        store.save(TestSessions.small(good, NOW.plusSeconds(1)));

        assertEquals(List.of(TestSessions.small(good, NOW.plusSeconds(1))), store.list());
        assertEquals(Optional.empty(), store.find(ended));
        assertFalse(store.delete(ended), "it is gone already");
    }

    @ParameterizedTest
    @EnumSource(StorageType.class)
    void an_ended_token_stays_with_what_renews_it_and_a_registration_without_it(StorageType type) {
        TokenStore store = store(type);
        var ended = Optional.of(NOW.minusSeconds(1));
        StoredSession renewable = new StoredSession(
                KEY, StoredClient.named("c"), Optional.of(TestSessions.tokens(ended, Optional.of("r"))));
        var registered = new StoredSession(
                key("https://b.example", "i"),
                TestSessions.registered(Optional.empty()),
                Optional.of(TestSessions.tokens(ended, Optional.empty())));
        var endedRegistration =
                new StoredSession(key("https://c.example", "i"), TestSessions.registered(ended), Optional.empty());
        List.of(renewable, registered, endedRegistration).forEach(store::save);

        assertEquals(Optional.of(renewable), store.find(KEY));
        assertEquals(Optional.of(registered.withoutTokens()), store.find(registered.key()));
        assertEquals(Optional.empty(), store.find(endedRegistration.key()));
    }

    @ParameterizedTest
    @EnumSource(
            value = StorageType.class,
            names = {"MEMORY", "FILE"})
    void threads_never_use_a_refresh_token_twice(StorageType type) throws Exception {
        TokenStore store = store(type);
        store.save(TestSessions.full(KEY).with(TestSessions.tokens(Optional.empty(), Optional.of("0"))));
        Set<String> used = ConcurrentHashMap.newKeySet();
        var threads = Executors.newFixedThreadPool(8);
        var all = threads.invokeAll(IntStream.range(0, 80)
                .mapToObj(i -> (Callable<Boolean>) () -> store.exclusively(KEY, () -> refresh(store, used)))
                .toList());
        threads.shutdown();

        for (var one : all) assertTrue(one.get());
        assertEquals(Optional.of("80"), refreshToken(store));
    }

    private static boolean refresh(TokenStore store, Set<String> used) {
        String old = refreshToken(store).orElseThrow();
        String next = String.valueOf(Integer.parseInt(old) + 1);
        store.save(store.find(KEY).orElseThrow().with(TestSessions.tokens(Optional.empty(), Optional.of(next))));
        return used.add(old);
    }

    private static Optional<String> refreshToken(TokenStore store) {
        return store.find(KEY).orElseThrow().tokens().orElseThrow().refreshToken();
    }

    private TokenStore store(StorageType type) {
        return switch (type) {
            case MEMORY -> new MemoryTokenStore(CLOCK);
            case FILE -> new FileTokenStore(folder, Sealing.NONE, CLOCK, EveryTokenStoreTest::unexpected);
            case ENCRYPTED -> {
                var key = new MasterKey.KeyFile(folder.resolve("key"));
                yield new FileTokenStore(folder, new Encryption(key), CLOCK, EveryTokenStoreTest::unexpected);
            }
        };
    }

    private static void unexpected(String notice) {
        throw new AssertionError(notice);
    }
}
