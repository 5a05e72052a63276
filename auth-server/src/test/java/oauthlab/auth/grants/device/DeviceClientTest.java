package oauthlab.auth.grants.device;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import oauthlab.auth.TestRequests;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which clients get device codes, and whose they are. */
@QuarkusTest
class DeviceClientTest {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    private String deviceCode;

    @BeforeEach
    void start() {
        deviceCode = given().formParam("client_id", "agent-cli")
                .post("/oauth/device_authorization")
                .path("device_code");
    }

    @Test
    @Spec("RFC 8628 3.4")
    void another_clients_device_code_is_refused() {
        TestRequests.token(Map.of(
                        "grant_type",
                        GRANT,
                        "client_id",
                        "web-app",
                        "client_secret",
                        "webapp-secret-abcdef",
                        "device_code",
                        deviceCode))
                .then()
                .statusCode(400);
        refused(
                TestRequests.token(Map.of("grant_type", GRANT, "client_id", "agent-cli", "device_code", "guessed")),
                "invalid_grant");
    }

    @Test
    @Spec("RFC 8628 3.1")
    void a_client_that_is_no_device_gets_no_code() {
        given().auth()
                .preemptive()
                .basic("web-app", "webapp-secret-abcdef")
                .post("/oauth/device_authorization")
                .then()
                .statusCode(400)
                .body("error", equalTo("unauthorized_client"));
    }

    private static void refused(Response answer, String error) {
        answer.then().statusCode(400).body("error", equalTo(error));
    }
}
