package oauthlab.auth.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import oauthlab.auth.TestClock;
import oauthlab.auth.broker.StoresTest;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.keys.KeyRotation.Reason;
import org.junit.jupiter.api.Test;

/** The schedule runs: elsewhere the tests do by hand what it does here by itself. */
@QuarkusTest
@TestProfile(StoresTest.InMemory.class)
class KeyScheduleTest {

    @Inject
    SigningKeys keys;

    @Inject
    DatabaseKeyStore store;

    @Inject
    AuditLog audit;

    @Inject
    TestClock clock;

    @Test
    void what_another_process_did_is_noticed_without_anybody_asking() {
        var other = Node.start(store, audit, clock, "ES256");
        other.rotation().rotate(Reason.EARLY);
        String active = other.keys().active().kid();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!keys.active().kid().equals(active)) Thread.onSpinWait();
        });
        assertEquals(active, keys.active().kid());
    }
}
