package oauthlab.auth.debug;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import oauthlab.auth.keys.KeysProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KeysProfile.class)
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

    @Test
    void a_rotation_for_a_reason_that_waits_for_nothing_makes_the_next_key_active() {
        String next = given().get("/debug/keys").path("keys.find { it.state == 'NEXT' }.kid");
        given().formParam("reason", "early")
                .post("/debug/keys/rotate")
                .then()
                .statusCode(200)
                .body("keys.find { it.state == 'ACTIVE' }.kid", equalTo(next));
    }

    @Test
    void a_planned_rotation_before_its_time_says_when_and_what_else_there_is() {
        given().formParam("reason", "early").post("/debug/keys/rotate");
        given().post("/debug/keys/rotate")
                .then()
                .statusCode(400)
                .body("error_description", containsString("published until"))
                .body("error_description", containsString("reason=early"));
    }

    @Test
    void a_reason_that_there_is_not_and_a_page_of_another_site_change_nothing() {
        String active = given().get("/debug/keys").path("keys[0].kid");
        given().formParam("reason", "fun").post("/debug/keys/rotate").then().statusCode(400);
        given().header("Origin", "https://evil.example")
                .formParam("reason", "compromised")
                .post("/debug/keys/rotate")
                .then()
                .statusCode(400);
        given().get("/debug/keys").then().body("keys[0].kid", equalTo(active));
    }
}
