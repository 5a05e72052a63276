package oauthlab.resource.jwt;

import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyRotationTest extends ApiTest {

    @Test
    void tokens_of_three_new_keys_in_a_row_are_good() {
        for (int rotation = 0; rotation < 3; rotation++) {
            clock.advance(Duration.ofSeconds(5));
            issuer.rotate();
            asUser(somebody()).get("/api/tasks").then().statusCode(200);
        }
    }

    @Test
    void while_keys_cannot_be_fetched_the_answer_is_try_again_and_then_all_is_well() throws Exception {
        clock.advance(Duration.ofSeconds(5));
        issuer.rotate();
        issuer.stop();
        try {
            asUser(somebody())
                    .get("/api/tasks")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("error", is("temporarily_unavailable"));
        } finally {
            issuer.start();
        }
        clock.advance(Duration.ofSeconds(1));
        asUser(somebody()).get("/api/tasks").then().statusCode(200);
    }
}
