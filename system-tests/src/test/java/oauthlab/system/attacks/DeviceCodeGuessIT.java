package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.Map;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker has an account. He types codes until he meets one that another user's device shows, and connects that device
 * to his own account: then the user puts her files where the attacker reads them. Or he guesses the long code, with which a
 * device gets its token.
 *
 * <p>Twenty letters in eight places are 25 billion codes; ten tries are free, then each waits twice as long as the one
 * before, up to a minute, on all processes together; and a code lives for ten minutes. The long code has 256 random bits.
 * RFC 8628 sections 5.1, 5.2 and 6.1.
 */
@ExtendWith(SharedLab.class)
class DeviceCodeGuessIT {

    private static final int FREE = 10;

    private final Lab lab;
    private Response device;

    DeviceCodeGuessIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void begin() {
        device = given().formParam("client_id", "agent-cli")
                .formParam("scope", "tasks:read")
                .post(lab.auth() + "/oauth/device_authorization");
    }

    @Test
    void who_types_wrong_codes_has_to_wait_longer_and_longer_and_nobody_else_does() {
        var attacker = new Browser(lab.auth()).signIn("bob");
        for (int i = 0; i < FREE; i++)
            type(attacker, "BCDF-GHJ" + "BCDFGHJKLM".charAt(i)).then().statusCode(400);
        Response eleventh = type(attacker, "BCDF-GHJN");
        eleventh.then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .body(containsString("wait"));
        assertTrue(Api.lastReason(lab, "request.limited").contains("DEVICE_CODE"));
        // Even the right one now: otherwise the wait would tell right from wrong.
        type(attacker, device.path("user_code")).then().statusCode(429);
        assertEquals("authorization_pending", ask(device.path("device_code")).path("error"));

        var honest = new Browser(lab.auth()).signIn("alice");
        Response question = type(honest, device.path("user_code"));
        question.then().statusCode(200).body(containsString("Allow"));
        honest.submit(question, "/device", Map.of("user_code", device.path("user_code"), "decision", "approve"))
                .then()
                .statusCode(200)
                .body(containsString("connected"));
    }

    @Test
    void the_long_code_is_not_guessed_and_belongs_to_one_client() {
        for (int i = 0; i < FREE; i++) Refusals.json(ask(RandomSecret.generate(32)), 400, "invalid_grant");
        String flipped = device.path("device_code");
        flipped = (flipped.charAt(0) == 'A' ? 'B' : 'A') + flipped.substring(1);
        Refusals.json(ask(flipped), 400, "invalid_grant");
        Response foreign = given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", GrantType.DEVICE_CODE.wire())
                .formParam("device_code", device.<String>path("device_code"))
                .post(lab.auth() + "/oauth/token");
        Refusals.json(foreign, 400, "unauthorized_client");
        assertEquals("authorization_pending", ask(device.path("device_code")).path("error"));
    }

    @Test
    void a_device_that_asks_all_the_time_is_told_to_slow_down() {
        String code = device.path("device_code");
        Refusals.json(ask(code), 400, "authorization_pending");
        for (int i = 0; i < FREE; i++) Refusals.json(ask(code), 400, "slow_down");
    }

    private static Response type(Browser browser, String userCode) {
        return browser.submit(browser.get("/device"), "/device", Map.of("user_code", userCode));
    }

    private Response ask(String deviceCode) {
        return given().formParam("grant_type", GrantType.DEVICE_CODE.wire())
                .formParam("client_id", "agent-cli")
                .formParam("device_code", deviceCode)
                .post(lab.auth() + "/oauth/token");
    }
}
