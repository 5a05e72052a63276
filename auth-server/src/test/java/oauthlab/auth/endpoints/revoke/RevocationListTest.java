package oauthlab.auth.endpoints.revoke;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientAuthentication;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.tokens.revocation.Revocation;
import oauthlab.auth.tokens.revocation.RevokedTokens;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.ClientAuthMethod;
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

    @Inject
    EntityManager database;

    private final RevocationReader api = new RevocationReader(1000);

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
        api.forget("");
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
        revoked.revoke(Revocation.ofClient("some-client", in(60)));
        assertTrue(list().contains(entry));
        revoked.restore(entry);
        assertFalse(list().contains(entry), "the difference says so");
        api.forget("");
        assertFalse(list().contains(entry), "the whole list has it no more");
        revoked.revoke(Revocation.ofClient("some-client", in(60)));
        assertTrue(list().contains(entry), "and it can be disabled again");
        revoked.restore(entry);
    }

    @Test
    void a_reader_with_a_mark_gets_what_changed_since() {
        api.read();
        List<String> many = revokeTokensOf("reader-" + UUID.randomUUID(), 3);
        RevocationList answer = api.read().get(0);
        assertFalse(answer.full());
        assertTrue(api.copy.keySet().containsAll(many));
    }

    @Test
    void a_change_that_was_committed_late_is_not_missed() {
        String late = UUID.randomUUID().toString();
        api.read();
        QuarkusTransaction.requiringNew().run(() -> {
            revoked.revoke(Revocation.ofToken(late, Optional.empty(), "c", client("late-client"), in(600)));
            database.flush();
            database.createNativeQuery("update revoked_token set changed_at = dateadd('second', -60, changed_at)"
                            + " where token_id = :id")
                    .setParameter("id", late)
                    .executeUpdate();
        });
        assertFalse(api.read().get(0).full());
        assertTrue(api.copy.containsKey(late));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "1700000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' or 1=1"})
    void for_a_mark_that_is_unknown_the_answer_is_the_whole_list_and_says_so(String mark) {
        String id = revokeTokensOf("whole-" + UUID.randomUUID(), 1).get(0);
        api.forget(mark);
        assertTrue(api.read().get(0).full());
        assertTrue(api.copy.containsKey(id));
    }

    @Test
    void a_long_list_comes_in_pages_that_have_each_entry_once() {
        List<String> many = IntStream.range(0, 5)
                .mapToObj(i -> revokeTokensOf("long-" + i + UUID.randomUUID(), 100))
                .flatMap(List::stream)
                .toList();
        var small = new RevocationReader(37);
        List<RevocationList> pages = small.read();
        assertTrue(small.copy.keySet().containsAll(many));
        long all = pages.stream().mapToLong(page -> page.revoked().size()).sum();
        assertEquals(small.copy.size(), all);
        assertEquals(1, pages.stream().map(RevocationList::mark).distinct().count());
    }

    @Test
    void only_the_server_of_a_resource_may_read_it() {
        RevocationReader.request("ai-agent-assistant", "agent-secret-67890", Map.of())
                .then()
                .statusCode(400)
                .body("error", equalTo("unauthorized_client"))
                .body("error_description", containsString("/oauth/introspect"));
        RevocationReader.request("task-api", "wrong", Map.of())
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        given().formParam("client_id", "agent-cli")
                .post("/oauth/revoked")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "' or 1=1",
                "f.99999999999999999.1.a",
                "f.1.1.a",
                "d.1.1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void what_cannot_be_a_place_in_the_list_is_no_place_to_go_on(String nonsense) {
        RevocationReader.request("task-api", "task-api-secret-24680", Map.of("after", nonsense))
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"))
                .body("error_description", containsString("next"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "many", "1e3"})
    void a_page_has_one_to_ten_thousand_entries(String limit) {
        RevocationReader.request("task-api", "task-api-secret-24680", Map.of("limit", limit))
                .then()
                .statusCode(400)
                .body("error_description", containsString("10000"));
    }

    /** What the API knows after reading. */
    private List<String> list() {
        api.read();
        return List.copyOf(api.copy.keySet());
    }

    private List<String> revokeTokensOf(String client, int tokens) {
        List<String> ids = IntStream.range(0, tokens)
                .mapToObj(i -> UUID.randomUUID().toString())
                .toList();
        QuarkusTransaction.requiringNew()
                .run(() -> ids.forEach(id ->
                        revoked.revoke(Revocation.ofToken(id, Optional.empty(), client, client(client), in(600)))));
        return ids;
    }

    private static Client client(String id) {
        var authentication = new ClientAuthentication(
                Set.of(ClientAuthMethod.PRIVATE_KEY_JWT), List.of(), Optional.of("{}"), Optional.empty());
        return new ClientBuilder(id).authentication(authentication).build();
    }

    private Instant in(int seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    private static String grantId(String token) {
        return new io.restassured.path.json.JsonPath(
                        new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1])))
                .getString("grant_id");
    }
}
