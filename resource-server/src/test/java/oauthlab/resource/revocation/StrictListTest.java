package oauthlab.resource.revocation;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import oauthlab.resource.ApiTest;
import oauthlab.resource.RareSettings;
import org.junit.jupiter.api.Test;

/** Who would rather refuse everybody than let one revoked token in. */
@QuarkusTest
@TestProfile(RareSettings.class)
class StrictListTest extends ApiTest {

    @Test
    void when_the_list_is_too_old_nobody_is_let_in_until_it_can_be_read_again() throws IOException {
        String user = somebody();
        asUser(user).get("/api/tasks").then().statusCode(200);
        issuer.stop();
        try {
            clock.advance(Duration.ofSeconds(59));
            asUser(user).get("/api/tasks").then().statusCode(200);
            clock.advance(Duration.ofSeconds(1));
            asUser(user)
                    .get("/api/tasks")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("error", equalTo("temporarily_unavailable"));
        } finally {
            issuer.start();
        }
        clock.advance(Duration.ofSeconds(10));
        asUser(user).get("/api/tasks").then().statusCode(200);
    }
}
