package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import oauthlab.shared.wire.RevocationList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was revoked is refused in both revisions, with a challenge, and nobody goes on listening with it. */
@QuarkusTest
@TestProfile(RevokedTokenTest.OftenRead.class)
@QuarkusTestResource(StandIns.class)
class RevokedTokenTest {

    public static final class OftenRead implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("oauthlab.revoked.read-every", "PT0.3S", "oauthlab.jwks-every", "PT0.3S");
        }
    }

    private static final String CREATE = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"create_task\",\"arguments\":{\"title\":\"after the end\"}}}";

    @TestHTTPResource("/mcp")
    URI mcp;

    private final String id = UUID.randomUUID().toString();
    private final String approval = UUID.randomUUID().toString();
    private final String client = "client-" + UUID.randomUUID();

    private final String token = TestToken.user("tasks:read tasks:write user:read")
            .with("jti", id)
            .with("grant_id", approval)
            .with("client_id", client)
            .sign();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void a_revoked_token_is_refused_in_its_session() {
        String session = Rpc.session(token);
        Supplier<Response> create = () -> Rpc.send(token, session, CREATE);
        create.get().then().statusCode(200);
        StandIns.REVOCATIONS.add(id);
        refusedSoon(create);
        int before = StandIns.API_REQUESTS.size();
        create.get().then().statusCode(401);
        assertEquals(before, StandIns.API_REQUESTS.size(), "the API was not called");
    }

    @Test
    void with_an_approval_its_tokens_end_in_the_revision_without_sessions_too() {
        StatelessRpc.call(token, "get_user").then().statusCode(200);
        StandIns.REVOCATIONS.add(approval);
        refusedSoon(() -> StatelessRpc.call(token, "get_user"));
    }

    @Test
    void the_tokens_of_a_disabled_client_are_refused() {
        StatelessRpc.call(token, "get_user").then().statusCode(200);
        StandIns.REVOCATIONS.add(RevocationList.client(client));
        refusedSoon(() -> StatelessRpc.call(token, "get_user"));
        String another = TestToken.user("tasks:read").with("client_id", client).sign();
        Rpc.with(another).body(Rpc.INITIALIZE).post("/mcp").then().statusCode(401);
    }

    @Test
    void who_listens_with_a_revoked_token_hears_no_more() throws Exception {
        var stream = Listening.with(token, mcp);
        StandIns.REVOCATIONS.add(id);
        stream.awaitEnd();
    }

    @Test
    void who_listens_with_a_token_that_expires_hears_no_more() throws Exception {
        long now = java.time.Instant.now().getEpochSecond();
        String brief = TestToken.user("tasks:read").with("exp", now + 12).sign();
        Listening.with(brief, mcp).awaitEnd();
    }

    @Test
    void a_key_that_was_given_up_is_refused_though_nobody_brings_a_new_one() {
        StatelessRpc.call(token, "get_user").then().statusCode(200);
        StandIns.signWith(SigningKey.create("another-" + id));
        refusedSoon(() -> StatelessRpc.call(token, "get_user"));
    }

    private static void refusedSoon(Supplier<Response> call) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> call.get().statusCode() == 401);
        call.get()
                .then()
                .header("WWW-Authenticate", containsString("resource_metadata="))
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("error", is("invalid_token"));
    }
}
