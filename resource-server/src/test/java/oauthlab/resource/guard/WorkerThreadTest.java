package oauthlab.resource.guard;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.guarded.credential.CredentialCheck;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.resource.ApiTest;
import oauthlab.resource.RareSettings;
import org.junit.jupiter.api.Test;

/** A check may wait for a key: on the event loop, that would stop every other request. */
@QuarkusTest
@TestProfile(RareSettings.class)
class WorkerThreadTest extends ApiTest {

    @Inject
    Watcher watcher;

    @Test
    void tokens_are_checked_where_waiting_is_allowed() {
        given().header("Authorization", "Bearer watched")
                .get("/api/tasks")
                .then()
                .statusCode(401);
        assertEquals(true, watcher.waitingAllowed.get("watched"));
    }

    /** A second check beside the real one; it knows no token. */
    @Singleton
    static class Watcher implements CredentialCheck {

        final ConcurrentHashMap<String, Boolean> waitingAllowed = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "watcher";
        }

        @Override
        public Optional<VerifiedCredential> verify(String token) {
            waitingAllowed.put(token, BlockingOperationControl.isBlockingAllowed());
            return Optional.empty();
        }
    }
}
