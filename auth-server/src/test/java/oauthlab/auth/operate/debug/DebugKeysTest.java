package oauthlab.auth.operate.debug;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DebugKeysTest {

    @Test
    void the_keys_are_shown_with_their_states_and_without_their_private_halves() {
        given().get("/debug/keys")
                .then()
                .statusCode(200)
                .body("keys.state", hasItems("ACTIVE", "NEXT"))
                .body("keys[0].alg", equalTo("ES256"))
                .body("keys[0]", hasKey("since"))
                .body(not(containsString("\"d\"")));
    }
}
