package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose token is good, and what everybody else is told. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class GuardTest {

    private static final String METADATA =
            "resource_metadata=\"http://localhost:4002/.well-known/oauth-protected-resource/mcp\"";

    @RegisterExtension
    final LogLines log = new LogLines();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE", "PUT"})
    void without_a_token_the_header_says_where_to_get_one_and_names_no_error(String method) {
        Rpc.bare()
                .request(method, "/mcp")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", is("Bearer " + METADATA + ", scope=\"tasks:read user:read\""))
                .header("Cache-Control", "no-store")
                .body("error", is("unauthorized"));
    }

    @Test
    void a_credential_of_another_scheme_is_none() {
        Rpc.bare()
                .header("Authorization", "Basic YTpi")
                .post("/mcp")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", not(containsString("error")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer a b", "Bearer ä", "=", "Bearer a,b"})
    void a_malformed_header_is_an_invalid_request(String header) {
        Rpc.bare()
                .header("Authorization", header)
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"));
    }

    @Test
    void two_credentials_are_an_invalid_request() {
        String token = TestToken.user("tasks:read").sign();
        Rpc.bare()
                .header("Authorization", "Bearer " + token, "Bearer " + token)
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp | 1000 | The token expired at 1970-01-01T00:16:40Z (exp); get a new one.",
                "aud | http://localhost:4001 | The token is meant for another server (aud); get one with resource=http://localhost:4002/mcp.",
                "iss | http://evil.example | The token comes from another issuer (iss)",
            })
    void a_token_that_is_not_for_now_and_here_is_refused_with_its_reason(String claim, String value, String reason) {
        Object spoiled = claim.equals("exp") ? Long.valueOf(value) : value;
        refused(TestToken.user("tasks:read").with(claim, spoiled)).body("error_description", startsWith(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "client_id", "jti", "exp", "iat", "aud", "iss"})
    void a_token_without_what_it_has_to_say_is_refused(String claim) {
        refused(TestToken.user("tasks:read").without(claim));
    }

    @Test
    void an_audience_that_begins_like_ours_is_another() {
        refused(TestToken.user("tasks:read").with("aud", TestToken.AUDIENCE + "/"));
        refused(TestToken.user("tasks:read").with("aud", "http://localhost:4002"));
    }

    @Test
    void one_of_several_audiences_may_be_ours() {
        good(TestToken.user("tasks:read").with("aud", List.of("http://localhost:4001", TestToken.AUDIENCE)));
    }

    @Test
    void what_was_not_made_as_an_access_token_opens_nothing() {
        refused(TestToken.user("tasks:read").type("JWT"))
                .body("error_description", containsString("typ in its header has to be at+jwt"));
        refused(TestToken.user("tasks:read").type(null));
        good(TestToken.user("tasks:read").type("application/at+jwt"));
    }

    @Test
    void a_signature_that_anybody_can_make_is_none() {
        refused(TestToken.user("tasks:read").signedWith("none", null));
        byte[] publicKey = StandIns.key().publicJson().getBytes(StandardCharsets.UTF_8);
        refused(TestToken.user("tasks:read").signedWith("HS256", new SecretKeySpec(publicKey, "HMAC")));
        refused(TestToken.user("tasks:read")
                        .signedWith("ES256", SigningKey.create("x").pair().getPrivateKey()))
                .body("error_description", not(containsString("eyJ")));
    }

    /** It may be a good one, whose key is not known yet; and the JOSE library quotes what it cannot verify. */
    @Test
    void a_refused_token_is_not_in_the_log() {
        String token = TestToken.user("tasks:read")
                .signedWith("ES256", SigningKey.create("x").pair().getPrivateKey())
                .sign();
        Logger access = Logger.getLogger("oauthlab.mcp.access");
        access.setLevel(Level.ALL);
        try {
            Rpc.with(token).post("/mcp").then().statusCode(401);
        } finally {
            access.setLevel(null);
        }
        assertTrue(log.lines().stream().anyMatch(line -> line.contains("not accepted")));
        String signature = token.substring(token.lastIndexOf('.') + 1);
        assertTrue(log.lines().stream().noneMatch(line -> line.contains(signature)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"opaque-token", "a.b.c", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA", "eyJhbGciOiJub25lIn0.e30.AAA", "....."
            })
    void what_is_no_jwt_is_refused_and_not_repeated(String token) {
        Rpc.with(token)
                .post("/mcp")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", not(containsString(token)))
                .body("error", is("invalid_token"))
                .body(not(containsString(token)));
    }

    @Test
    void a_binding_that_nobody_here_can_check_is_refused() {
        refused(TestToken.user("tasks:read").with("cnf", Map.of("x5t#S256", "abc")));
        refused(TestToken.user("tasks:read").with("cnf", Map.of("jkt", "a", "x5t#S256", "abc")));
        refused(TestToken.user("tasks:read").with("cnf", "text"));
    }

    @Test
    void a_scope_that_cannot_be_read_is_refused() {
        refused(TestToken.user("tasks:read").with("scope", List.of("tasks:read")));
    }

    @Test
    void new_keys_are_found_three_times_in_a_row() {
        for (String id : List.of("second", "third", "fourth")) {
            StandIns.signWith(SigningKey.create(id));
            await(() -> initialize(TestToken.user("tasks:read")).extract().statusCode() == 200);
        }
    }

    @Test
    void while_keys_cannot_be_fetched_nobody_comes_in_and_afterwards_all_is_well() {
        StandIns.signWith(SigningKey.create("unseen"));
        StandIns.beAway(true);
        await(() -> initialize(TestToken.user("tasks:read")).extract().statusCode() == 503);
        initialize(TestToken.user("tasks:read"))
                .statusCode(503)
                .header("Retry-After", "1")
                .body("error", is("temporarily_unavailable"));
        StandIns.beAway(false);
        await(() -> initialize(TestToken.user("tasks:read")).extract().statusCode() == 200);
    }

    @Test
    void the_metadata_is_at_both_addresses() {
        for (String path : List.of("/mcp", "")) {
            io.restassured.RestAssured.given()
                    .get("/.well-known/oauth-protected-resource" + path)
                    .then()
                    .statusCode(200)
                    .body("resource", is("http://localhost:4002/mcp"))
                    .body("authorization_servers", is(List.of(StandIns.issuer)))
                    .body("scopes_supported", is(List.of("tasks:read", "tasks:write", "user:read")))
                    .body("bearer_methods_supported", is(List.of("header")));
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .pollInterval(java.time.Duration.ofMillis(250))
                .until(condition);
    }

    private static ValidatableResponse initialize(TestToken token) {
        return Rpc.with(token.sign()).body(Rpc.INITIALIZE).post("/mcp").then();
    }

    private static void good(TestToken token) {
        initialize(token).statusCode(200);
    }

    private static ValidatableResponse refused(TestToken token) {
        return initialize(token)
                .statusCode(401)
                .header("WWW-Authenticate", containsString(METADATA))
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("error", is("invalid_token"));
    }
}
