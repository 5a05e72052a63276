package oauthlab.guarded.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import oauthlab.guarded.MovingClock;
import oauthlab.guarded.StandInIssuer;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Revocable;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.server.AuthorizationServer;
import oauthlab.guarded.server.ServerCalls;
import oauthlab.guarded.server.ServerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeysTest {

    private static final Duration REFETCH = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final StandInIssuer issuer = new StandInIssuer();
    private final MovingClock clock = new MovingClock();
    private final VerificationKeys keys = new VerificationKeys(
            new AuthorizationServer(new Found(issuer.issuer()), new ServerCalls(PATIENT), clock, new ObjectMapper()),
            new ServerCalls(PATIENT),
            clock,
            new Settings(),
            (what, wasKept) -> {});

    @AfterEach
    void stop() {
        issuer.stop();
    }

    @Test
    void keys_are_fetched_once_and_kept() {
        for (int i = 0; i < 10; i++) findCurrent();
        assertEquals(1, issuer.fetches());
    }

    @Test
    void three_rotations_in_a_row_are_survived() {
        findCurrent();
        for (int rotation = 1; rotation <= 3; rotation++) {
            issuer.rotate();
            findCurrent();
            assertEquals(1 + rotation, issuer.fetches());
            clock.advance(REFETCH);
        }
    }

    @Test
    void a_withdrawn_key_is_forgotten_with_the_next_fetch() {
        TokenHeader old = current();
        keys.find(old);
        issuer.rotate();
        findCurrent();
        assertThrows(InvalidToken.class, () -> keys.find(old));
    }

    @Test
    void a_key_that_was_given_up_is_refused_though_nobody_brings_a_new_one() {
        TokenHeader old = current();
        var signed = Revocable.of(List.of("a token"), clock.instant(), old.keyId());
        keys.find(old);
        issuer.rotate();
        keys.find(old);
        clock.advance(EVERY);
        assertThrows(InvalidToken.class, () -> keys.find(old));
        assertThrows(InvalidToken.class, () -> keys.requireNotRevoked(signed), "what was verified before, too");
    }

    @Test
    void while_the_server_is_down_what_was_verified_goes_on() {
        TokenHeader known = current();
        keys.find(known);
        issuer.stop();
        clock.advance(EVERY);
        keys.requireNotRevoked(Revocable.of(List.of("a token"), clock.instant(), known.keyId()));
        keys.find(known);
    }

    @Test
    void invented_key_ids_do_not_make_us_hammer_the_authorization_server() {
        for (int i = 0; i < 50; i++) {
            var invented = new TokenHeader("ES256", "invented-" + i);
            assertThrows(InvalidToken.class, () -> keys.find(invented));
        }
        assertEquals(2, issuer.fetches());
    }

    @Test
    void many_requests_after_a_rotation_cost_one_fetch_and_all_succeed() throws Exception {
        findCurrent();
        issuer.rotate();
        Callable<Object> find = () -> keys.find(current());
        var pool = Executors.newFixedThreadPool(16);
        for (var found :
                pool.invokeAll(IntStream.range(0, 64).mapToObj(i -> find).toList())) found.get();
        pool.shutdown();
        assertEquals(2, issuer.fetches());
    }

    @Test
    void a_server_that_is_down_at_first_is_found_when_it_is_up() throws Exception {
        issuer.stop();
        unavailable();
        issuer.start();
        clock.advance(Duration.ofSeconds(1));
        findCurrent();
    }

    @Test
    void keys_stay_good_while_the_server_is_down_and_an_unknown_one_is_not_judged() {
        TokenHeader known = current();
        keys.find(known);
        issuer.stop();
        var unknown = new TokenHeader("ES256", "unknown");
        assertThrows(Unavailable.class, () -> keys.find(unknown));
        keys.find(known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"keys\":1}",
                "{\"keys\":[]}",
                "{\"keys\":[{}]}",
                "{\"keys\":[null]}",
                "{\"keys\":{}}",
                "{\"keys\":[1]}",
                "{\"keys\":[{\"kty\":\"EC\",\"kid\":1}]}",
                "{\"keys\":[{\"kty\":7}]}"
            })
    void for_nonsense_no_key_is_given_up(String nonsense) {
        TokenHeader known = current();
        keys.find(known);
        issuer.spoils(answer -> nonsense);
        var unknown = new TokenHeader("ES256", "unknown");
        assertThrows(Unavailable.class, () -> keys.find(unknown));
        keys.find(known);
    }

    @Test
    void a_key_for_one_algorithm_is_none_for_another() {
        var confused = new TokenHeader("RS256", issuer.key().id());
        assertThrows(InvalidToken.class, () -> keys.find(confused));
    }

    private void unavailable() {
        assertThrows(Unavailable.class, this::findCurrent);
    }

    private void findCurrent() {
        assertEquals(issuer.key().pair().getPublicKey(), keys.find(current()));
    }

    private TokenHeader current() {
        return new TokenHeader("ES256", issuer.key().id());
    }

    private record Settings() implements JwtSettings {
        @Override
        public Duration jwksEvery() {
            return EVERY;
        }

        @Override
        public Duration jwksRefetch() {
            return REFETCH;
        }
    }

    /** Nothing but the issuer is set. */
    private record Found(String issuer) implements ServerSettings {
        @Override
        public Optional<String> jwksUri() {
            return Optional.empty();
        }

        @Override
        public Optional<String> introspectionEndpoint() {
            return Optional.empty();
        }
    }
}
