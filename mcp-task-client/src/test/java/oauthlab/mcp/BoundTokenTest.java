package oauthlab.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import oauthlab.shared.proof.DpopProof;
import oauthlab.shared.secret.Digests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** This server's tokens bound to its key: proofs for the authorization server, and for the API. */
@QuarkusTest
@TestProfile(RareSettings.class)
@QuarkusTestResource(StandIns.class)
class BoundTokenTest {

    private static final String WANTED = "{\"error\":\"use_dpop_nonce\"}";

    private final Agent agent = new Agent(TestToken.user("user:read").sign());

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void every_request_has_a_proof_of_the_same_key() {
        assertFalse(agent.call("get_user", Map.of()).isError());

        var tokenRequest = StandIns.TOKEN_REQUESTS.element();
        DpopProof forToken = DpopProof.read(tokenRequest.proof());
        forToken.requireFor("POST", StandIns.issuer + "/oauth/token");
        var apiRequest = StandIns.API_REQUESTS.element();
        assertEquals("DPoP token-1", apiRequest.authorization());
        DpopProof forApi = DpopProof.read(apiRequest.proof());
        assertTrue(forApi.uri().endsWith("/api/user"), forApi.uri());
        assertEquals("GET", forApi.method());
        assertEquals(Digests.sha256("token-1"), forApi.tokenHash());
        assertEquals(forToken.thumbprint(), forApi.thumbprint());
    }

    @Test
    void a_nonce_that_is_wanted_is_given_and_kept() {
        StandIns.nonceOfTheApi("nonce-1");
        StandIns.nextApiAnswer(401, WANTED);

        assertFalse(agent.call("get_user", Map.of()).isError());
        assertFalse(agent.call("get_user", Map.of()).isError());

        assertEquals(List.of("nonce-1", "nonce-1"), nonces().subList(1, 3));
        assertEquals(1, StandIns.TOKEN_REQUESTS.size(), "the token was not at fault");
    }

    @Test
    void the_authorization_server_may_want_a_nonce_too() {
        StandIns.nextTokenAnswer(400, WANTED);

        assertFalse(agent.call("get_user", Map.of()).isError());

        assertEquals(2, StandIns.TOKEN_REQUESTS.size());
    }

    private static List<String> nonces() {
        return StandIns.API_REQUESTS.stream()
                .map(request -> String.valueOf(DpopProof.read(request.proof()).nonce()))
                .toList();
    }
}
