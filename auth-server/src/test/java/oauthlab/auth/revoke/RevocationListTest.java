package oauthlab.auth.revoke;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.families.RevokedTokens;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.wire.RevocationList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an API learns that checks signatures by itself. */
@QuarkusTest
class RevocationListTest {

    @Inject
    TestClock clock;

    @Inject
    RevokedTokens revoked;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_token_that_was_given_back_is_on_the_list_until_it_expires() {
        String token = TestRequests.clientToken();
        String id = TestRequests.introspect(token).path("jti");
        assertFalse(list().contains(id));
        given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("token", token)
                .post("/oauth/revoke")
                .then()
                .statusCode(200);
        assertTrue(list().contains(id));
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertFalse(list().contains(id));
    }

    @Test
    void of_a_family_the_list_has_the_name_that_its_tokens_carry() {
        var verifier = CodeVerifier.random();
        Map<String, String> redemption =
                TestRequests.redemption(TestRequests.code(TestRequests.authorization(verifier)), verifier);
        String token = TestRequests.token(redemption).path("access_token");
        TestRequests.token(redemption).then().statusCode(400); // the replay ends the family
        assertTrue(list().contains(grantId(token)));
    }

    @Test
    void of_a_client_that_was_disabled_the_list_has_the_digest_until_it_is_enabled() {
        String entry = RevocationList.client("some-client");
        revoked.revoke(RevokedTokens.client("some-client"), clock.instant().plusSeconds(60));
        assertTrue(list().contains(entry));
        revoked.restore(RevokedTokens.client("some-client"));
        assertFalse(list().contains(entry));
    }

    @Test
    void a_long_list_comes_in_pages_that_have_each_entry_once() {
        List<String> many = IntStream.range(0, 2100)
                .mapToObj(i -> UUID.randomUUID().toString().substring(0, 22))
                .toList();
        many.forEach(id -> revoked.revoke(id, clock.instant().plusSeconds(60)));
        List<String> all = list();
        assertTrue(all.containsAll(many));
        assertEquals(all.size(), new HashSet<>(all).size());
    }

    @Test
    void only_the_server_of_a_resource_may_read_it() {
        page("ai-agent-assistant", "agent-secret-67890", "")
                .then()
                .statusCode(400)
                .body("error", equalTo("unauthorized_client"))
                .body("error_description", containsString("/oauth/introspect"));
        page("task-api", "wrong", "").then().statusCode(401).body("error", equalTo("invalid_client"));
        given().formParam("client_id", "agent-cli")
                .post("/oauth/revoked")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "' or 1=1", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void what_cannot_be_an_entry_is_no_place_to_go_on(String nonsense) {
        page("task-api", "task-api-secret-24680", nonsense)
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"))
                .body("error_description", containsString("next"));
    }

    /** All of it, page by page. */
    private static List<String> list() {
        var entries = new ArrayList<String>();
        String next = "";
        while (next != null) {
            Response page = page("task-api", "task-api-secret-24680", next);
            page.then().statusCode(200).header("Cache-Control", "no-store");
            entries.addAll(page.path("revoked"));
            next = page.path("next");
        }
        return entries;
    }

    private static Response page(String client, String secret, String after) {
        return given().auth()
                .preemptive()
                .basic(client, secret)
                .formParam("after", after)
                .post("/oauth/revoked");
    }

    private static String grantId(String token) {
        return new io.restassured.path.json.JsonPath(
                        new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1])))
                .getString("grant_id");
    }
}
