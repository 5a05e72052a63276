package oauthlab.auth.operate.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import oauthlab.auth.TestAdmin;
import oauthlab.auth.keys.KeysProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KeysProfile.class)
class AdminKeysTest {

    @Test
    void a_rotation_for_a_reason_that_waits_for_nothing_makes_the_next_key_active() {
        String next = TestAdmin.request().get("/admin/keys").path("keys.find { it.state == 'NEXT' }.kid");
        TestAdmin.request()
                .formParam("reason", "early")
                .post("/admin/keys/rotate")
                .then()
                .statusCode(200)
                .body("keys.find { it.state == 'ACTIVE' }.kid", equalTo(next));
    }

    @Test
    void a_planned_rotation_before_its_time_says_when_and_what_else_there_is() {
        TestAdmin.request().formParam("reason", "early").post("/admin/keys/rotate");
        TestAdmin.request()
                .post("/admin/keys/rotate")
                .then()
                .statusCode(400)
                .body("error_description", containsString("published until"))
                .body("error_description", containsString("reason=early"));
    }

    @Test
    void a_reason_that_there_is_not_and_a_stranger_change_nothing() {
        String active = TestAdmin.request().get("/admin/keys").path("keys[0].kid");
        TestAdmin.request()
                .formParam("reason", "fun")
                .post("/admin/keys/rotate")
                .then()
                .statusCode(400);
        given().formParam("reason", "compromised")
                .post("/admin/keys/rotate")
                .then()
                .statusCode(401);
        given().get("/admin/keys").then().statusCode(401);
        TestAdmin.request().get("/admin/keys").then().body("keys[0].kid", equalTo(active));
    }
}
