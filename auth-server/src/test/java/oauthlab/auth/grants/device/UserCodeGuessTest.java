package oauthlab.auth.grants.device;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserCodeGuessTest {

    @Inject
    TestClock clock;

    private final TestBrowser browser = new TestBrowser();

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Spec("RFC 8628 5.1")
    void who_types_wrong_codes_is_slowed_down_and_then_may_go_on() {
        String userCode = given().formParam("client_id", "agent-cli")
                .post("/oauth/device_authorization")
                .path("user_code");
        browser.signIn("bob");
        Response page = browser.get("/device");
        for (int i = 0; i < 10; i++) {
            browser.submit(page, "/device", Map.of("user_code", "BBBB-BBB" + "BCDFGHJKLMN".charAt(i)))
                    .then()
                    .statusCode(400);
        }
        browser.submit(page, "/device", Map.of("user_code", userCode)).then().statusCode(429);
        clock.advance(Duration.ofMinutes(2));
        browser.submit(page, "/device", Map.of("user_code", userCode)).then().statusCode(200);
    }
}
