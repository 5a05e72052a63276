package oauthlab.auth.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.crypto.Sealer;
import oauthlab.auth.foundation.crypto.Sealers;
import oauthlab.auth.keys.KeyRotation.Outcome;
import oauthlab.auth.keys.KeyRotation.Reason;
import oauthlab.shared.secret.RandomSecret;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several processes share the keys of one database. */
@QuarkusTest
@TestProfile(KeysProfile.class)
class SeveralNodesTest {

    private static final int NODES = 4;

    @Inject
    DatabaseKeyStore store;

    @Inject
    SigningKeys keys;

    @Inject
    AuditLog audit;

    @Inject
    TestClock clock;

    @RepeatedTest(5)
    void several_that_rotate_at_the_same_moment_rotate_once() throws Exception {
        List<Node> nodes =
                IntStream.range(0, NODES).mapToObj(any -> startNode(clock)).toList();
        String next = nodes.get(0).keys().next().kid();
        long retired = count(KeyState.RETIRED);
        List<Outcome> outcomes = atOnce(nodes.stream()
                .<Callable<Outcome>>map(node -> () -> node.rotation().rotate(Reason.EARLY))
                .toList());
        assertEquals(1, outcomes.stream().filter(Outcome.ROTATED::equals).count(), outcomes.toString());
        for (Node node : nodes) assertEquals(next, node.keys().active().kid());
        assertEquals(1, count(KeyState.ACTIVE));
        assertEquals(1, count(KeyState.NEXT));
        assertEquals(retired + 1, count(KeyState.RETIRED));
    }

    @Test
    void several_that_start_on_an_empty_database_make_one_key_of_each_kind() throws Exception {
        QuarkusTransaction.requiringNew().run(store::deleteAll);
        List<Node> nodes = atOnce(IntStream.range(0, NODES)
                .<Callable<Node>>mapToObj(any -> () -> startNode(clock))
                .toList());
        assertEquals(
                1,
                nodes.stream()
                        .map(node -> node.keys().active().kid())
                        .distinct()
                        .count());
        assertEquals(1, count(KeyState.ACTIVE));
        assertEquals(1, count(KeyState.NEXT));
        keys.reload();
    }

    @Test
    void a_token_of_a_key_that_another_process_has_just_made_is_good_at_once() {
        keys.reload();
        var other = startNode(clock);
        other.rotation().rotate(Reason.EARLY);
        other.rotation().rotate(Reason.EARLY);
        String unseen = other.keys().active().kid();
        assertTrue(keys.published().stream().noneMatch(key -> key.kid().equals(unseen)));
        assertTrue(keys.find(unseen).isPresent());
        TestRequests.introspect(TestRequests.clientToken()).then().statusCode(200);
        assertEquals(unseen, keys.active().kid());
    }

    @Test
    void many_made_up_names_cost_one_look_and_nobody_misses_the_real_one() throws Exception {
        var counting = new CountingStore();
        var standing = new SigningKeys(counting, Clock.fixed(clock.instant(), ZoneOffset.UTC), List.of("ES256"));
        standing.reload();
        var other = startNode(clock);
        other.rotation().rotate(Reason.EARLY);
        other.rotation().rotate(Reason.EARLY);
        String real = other.keys().active().kid();
        int before = counting.looks.get();
        var found = atOnce(IntStream.range(0, NODES)
                .<Callable<Boolean>>mapToObj(any -> () -> standing.find(real).isPresent())
                .toList());
        for (int i = 0; i < 1000; i++) assertTrue(standing.find("made-up-" + i).isEmpty());
        assertFalse(found.contains(false));
        assertEquals(1, counting.looks.get() - before);
    }

    @Test
    void the_private_half_is_sealed_and_goes_with_the_retirement() {
        startNode(clock).rotation().rotate(Reason.EARLY);
        for (SigningKeyEntity row : rows()) {
            assertFalse(row.publicJwk.contains("\"d\""));
            if (row.state == KeyState.RETIRED) assertNull(row.privateSealed);
            else assertFalse(row.privateSealed.contains("\"d\""));
        }
        assertTrue(count(KeyState.RETIRED) > 0);
    }

    @Test
    void under_a_new_master_key_the_private_halves_are_sealed_anew_and_the_old_one_can_go() {
        String fresh = RandomSecret.generate(32);
        String active = keys.active().kid();
        List<String> before = seals();
        assertEquals(2, reseal(Sealers.with(fresh, KeysProfile.MASTER_KEY)));
        assertEquals(0, reseal(Sealers.with(fresh, KeysProfile.MASTER_KEY)));
        assertNotEquals(before, seals());
        var alone = new SigningKeys(new DatabaseKeyStore(Sealers.with(fresh, null), clock), clock, List.of("ES256"));
        alone.reload();
        assertEquals(active, alone.active().kid());
        assertEquals(2, reseal(Sealers.with(KeysProfile.MASTER_KEY, fresh)));
    }

    private Node startNode(Clock time) {
        return Node.start(store, audit, time, "ES256");
    }

    private int reseal(Sealer sealer) {
        return QuarkusTransaction.requiringNew().call(() -> new DatabaseKeyStore(sealer, clock).reseal());
    }

    private List<SigningKeyEntity> rows() {
        return QuarkusTransaction.requiringNew().call(() -> store.listAll());
    }

    private List<String> seals() {
        return rows().stream().map(row -> row.privateSealed).toList();
    }

    private long count(KeyState state) {
        return rows().stream().filter(row -> row.state == state).count();
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        var threads = Executors.newFixedThreadPool(tasks.size());
        var start = new CyclicBarrier(tasks.size());
        try {
            var running = new ArrayList<Future<T>>();
            for (Callable<T> task : tasks) {
                running.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            var results = new ArrayList<T>();
            for (Future<T> one : running) results.add(one.get(30, TimeUnit.SECONDS));
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Counts how often the keys are read. */
    private final class CountingStore implements KeyStore {
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public List<SigningKey> all() {
            looks.incrementAndGet();
            return store.all();
        }

        @Override
        public boolean add(org.jose4j.jwk.PublicJsonWebKey key, KeyState state) {
            return store.add(key, state);
        }

        @Override
        public boolean rotateOnce(
                SigningKey active,
                SigningKey next,
                org.jose4j.jwk.PublicJsonWebKey afterNext,
                java.time.Instant removeAt) {
            return store.rotateOnce(active, next, afterNext, removeAt);
        }

        @Override
        public void retireOthers(List<SignatureAlgorithm> algorithms, java.time.Instant removeAt) {
            store.retireOthers(algorithms, removeAt);
        }

        @Override
        public List<String> removeRetired(java.time.Instant now) {
            return store.removeRetired(now);
        }

        @Override
        public int reseal() {
            return store.reseal();
        }
    }
}
