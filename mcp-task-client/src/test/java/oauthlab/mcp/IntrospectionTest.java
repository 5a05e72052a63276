package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking the authorization server about each token, opaque or not. */
@QuarkusTest
@TestProfile(IntrospectionTest.Asking.class)
@QuarkusTestResource(StandIns.class)
class IntrospectionTest {

    public static final class Asking implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "oauthlab.token-checks", "introspection",
                    "oauthlab.introspection.believed-for", "PT0.3S",
                    "oauthlab.introspection.refused-for", "PT0S",
                    "oauthlab.revoked.refuse-when-older-than", "PT8S");
        }
    }

    @TestHTTPResource("/mcp")
    URI mcp;

    private final String token = "at." + UUID.randomUUID();

    @BeforeEach
    void forget() {
        StandIns.forget();
        StandIns.introspection("{\"active\":false}");
    }

    @Test
    void an_opaque_token_that_is_active_opens_the_door_until_it_is_revoked() {
        says(TestToken.AUDIENCE, 3_600);
        initialize().statusCode(200);
        StandIns.introspection("{\"active\":false}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> initialize().extract().statusCode() == 401);
        initialize().header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    @Test
    void what_is_active_for_another_or_has_expired_is_refused() {
        says("http://localhost:4001", 3_600);
        initialize().statusCode(401);
        says(TestToken.AUDIENCE, -1);
        initialize().statusCode(401);
    }

    @Test
    void a_signature_alone_is_not_enough() {
        Rpc.with(TestToken.user("tasks:read").sign())
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(401);
    }

    @Test
    void a_short_outage_ends_no_stream_and_a_revocation_does() throws Exception {
        says(TestToken.AUDIENCE, 3_600);
        var stream = Listening.with(token, mcp);
        StandIns.beAway(true);
        awaitQuestion();
        StandIns.beAway(false);
        awaitQuestion();
        assertFalse(stream.hasEnded());
        StandIns.introspection("{\"active\":false}");
        stream.awaitEnd();
    }

    @Test
    void a_stream_ends_when_nobody_could_be_asked_for_too_long() throws Exception {
        says(TestToken.AUDIENCE, 3_600);
        var stream = Listening.with(token, mcp);
        StandIns.beAway(true);
        stream.awaitEnd();
        StandIns.beAway(false);
        Awaitility.await().until(() -> initialize().extract().statusCode() == 200);
    }

    /** Streams are checked every five seconds. */
    private static void awaitQuestion() {
        int before = StandIns.QUESTIONS.get();
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> StandIns.QUESTIONS.get() > before);
    }

    private ValidatableResponse initialize() {
        return Rpc.with(token).body(Rpc.INITIALIZE).post("/mcp").then();
    }

    private static void says(String audience, long seconds) {
        StandIns.introspection(
                "{\"active\":true,\"client_id\":\"agent-cli\",\"sub\":\"user-123\",\"scope\":\"tasks:read\","
                        + "\"aud\":\"" + audience + "\",\"exp\":"
                        + (Instant.now().getEpochSecond() + seconds) + "}");
    }
}
