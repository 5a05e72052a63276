package oauthlab.auth.broker.upstreamtokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import oauthlab.auth.TestClock;
import oauthlab.auth.broker.BrokerProfile;
import oauthlab.auth.broker.TestProvider;
import oauthlab.auth.broker.Traveller;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of kept tokens whose time is over. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class UpstreamTokenCleanupTest {

    @ConfigProperty(name = "test.provider.port")
    int port;

    @Inject
    UpstreamTokenCleanup cleanup;

    @Inject
    DatabaseUpstreamTokenRows rows;

    @Inject
    EntityManager database;

    @Inject
    TestClock clock;

    private TestProvider company;

    /** Other tests leave what they have signed in. */
    @BeforeEach
    void start() {
        company = new TestProvider(port);
        clock.advance(Duration.ofDays(40));
        cleanup.cleanUp();
        clock.reset();
        company.revoked.clear();
    }

    @AfterEach
    void stop() {
        company.close();
        clock.reset();
    }

    @Test
    void when_the_approval_is_over_they_are_revoked_there_and_deleted_here() throws InterruptedException {
        signIn();
        assertEquals(1, rows("upstream_token"));
        assertEquals(1, rows("upstream_token_use"));
        cleanup.cleanUp();
        assertEquals(1, rows("upstream_token"), "its time is not over");
        clock.advance(Duration.ofDays(40));
        cleanup.cleanUp();
        assertEquals("company-refresh-token-1", company.revoked.poll(5, TimeUnit.SECONDS));
        assertEquals(0, rows("upstream_token"));
        assertEquals(0, rows("upstream_token_use"));
    }

    @Test
    void a_provider_that_is_down_is_told_later() throws InterruptedException {
        signIn();
        clock.advance(Duration.ofDays(40));
        company.close();
        cleanup.cleanUp();
        assertEquals(1, rows("upstream_token"), "kept until the provider has heard it");
        company = new TestProvider(port);
        cleanup.cleanUp();
        assertEquals("company-refresh-token-1", company.revoked.poll(5, TimeUnit.SECONDS));
        assertEquals(0, rows("upstream_token"));
    }

    @Test
    void a_row_that_another_node_deleted_a_moment_ago_is_no_error() {
        signIn();
        clock.advance(Duration.ofDays(40));
        QuarkusTransaction.requiringNew().run(() -> {
            String id = rows.over(clock.instant(), Set.of(), 1).get(0).upstreamId();
            QuarkusTransaction.requiringNew().run(() -> rows.delete(id));
            rows.delete(id);
        });
        assertEquals(0, rows("upstream_token"));
    }

    @Test
    void two_nodes_clean_up_at_the_same_moment() throws Exception {
        for (int i = 0; i < 5; i++) signIn();
        clock.advance(Duration.ofDays(40));
        var nodes = Executors.newFixedThreadPool(2);
        try {
            for (var done : nodes.invokeAll(Collections.nCopies(2, Executors.callable(cleanup::cleanUp)))) done.get();
        } finally {
            nodes.shutdown();
        }
        assertEquals(0, rows("upstream_token"));
    }

    @Test
    void a_row_that_cannot_be_read_does_not_end_the_round() throws InterruptedException {
        signIn();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update upstream_token set content = 'spoilt'")
                        .executeUpdate());
        signIn();
        clock.advance(Duration.ofDays(40));
        cleanup.cleanUp();
        assertEquals("company-refresh-token-1", company.revoked.poll(5, TimeUnit.SECONDS));
        assertEquals(0, rows("upstream_token"));
    }

    @Test
    void there_is_nothing_to_rewrap_while_the_master_key_is_the_same() {
        signIn();
        cleanup.rewrap(null);
        assertEquals(1, rows("upstream_token"));
        assertNull(company.revoked.poll());
    }

    private void signIn() {
        var user = new Traveller(company);
        user.tokens("company", user.webApp()).then().statusCode(200);
    }

    private long rows(String table) {
        Object count = database.createNativeQuery("select count(*) from " + table, Long.class)
                .getSingleResult();
        return (Long) count;
    }
}
