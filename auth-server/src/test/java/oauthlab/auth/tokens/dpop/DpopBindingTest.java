package oauthlab.auth.tokens.dpop;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Consumer;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.ClientRules;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.spec.Spec;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is bound to a key is worth nothing without it. */
@QuarkusTest
class DpopBindingTest {

    private static final String TOKEN = "/oauth/token";

    @Inject
    TestClock clock;

    @Inject
    Clients clients;

    private DpopProofs proofs;

    @BeforeEach
    void begin() {
        proofs = DpopProofs.start(clock);
    }

    @Test
    @Spec({"RFC 9449 5 b", "RFC 9700 2.2.2"})
    void the_refresh_token_of_a_public_client_works_only_with_its_key() {
        Response tokens = codeTokens(Map.of());
        tokens.then().statusCode(200).body("token_type", equalTo("DPoP"));
        String refreshToken = tokens.path("refresh_token");
        refused(refresh(refreshToken, null));
        PublicJsonWebKey own = proofs.key();
        proofs.use(DpopProofs.newKey());
        refused(refresh(refreshToken, proofs.make(TOKEN, claims -> {})));
        proofs.use(own);
        refresh(refreshToken, proofs.make(TOKEN, claims -> {})).then().statusCode(200);
    }

    @Test
    @Spec("RFC 9449 10")
    void a_code_that_was_asked_for_with_a_key_needs_that_key() {
        String thumbprint = proofs.thumbprint();
        codeTokens(Map.of("dpop_jkt", thumbprint)).then().statusCode(200);
        proofs.use(DpopProofs.newKey());
        refused(codeTokens(Map.of("dpop_jkt", thumbprint)));
    }

    @Test
    @Spec({"RFC 9449 4.3 j", "RFC 9449 7.1", "RFC 9449 7.2"})
    void a_bound_token_opens_userinfo_only_with_its_proof() {
        String token = codeTokens(Map.of("scope", "openid")).path("access_token");
        String path = "/oauth/userinfo";
        given().header("Authorization", "Bearer " + token).get(path).then().statusCode(401);
        given().header("Authorization", "DPoP " + token)
                .get(path)
                .then()
                .statusCode(401)
                .header(
                        "WWW-Authenticate",
                        allOf(
                                startsWith("DPoP error=\"invalid_dpop_proof\", error_description=\""),
                                containsString("algs=\"ES256")));
        Consumer<JwtClaims> forToken = claims -> {
            claims.setClaim("htm", "GET");
            claims.setClaim("ath", Digests.sha256(token));
        };
        given().header("Authorization", "DPoP " + token)
                .header("DPoP", proofs.make(path, forToken))
                .get(path)
                .then()
                .statusCode(200)
                .body("sub", equalTo("user-456"));
        given().header("Authorization", "DPoP " + token)
                .header("DPoP", proofs.make(path, claims -> claims.setClaim("htm", "GET")))
                .get(path)
                .then()
                .statusCode(401)
                .body("error_description", containsString("ath"));
    }

    @Test
    void whoever_shows_a_bound_token_without_our_nonce_is_sent_back_for_it() {
        String token = codeTokens(Map.of("scope", "openid")).path("access_token");
        Consumer<JwtClaims> withoutNonce = claims -> {
            claims.setClaim("htm", "GET");
            claims.unsetClaim("nonce");
        };
        given().header("Authorization", "DPoP " + token)
                .header("DPoP", proofs.make("/oauth/userinfo", withoutNonce))
                .get("/oauth/userinfo")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("DPoP error=\"use_dpop_nonce\""))
                .header("DPoP-Nonce", notNullValue());
    }

    @Test
    @Spec("RFC 9449 5.2")
    void a_client_that_must_send_proofs_gets_nothing_without() {
        Client agent = clients.find("ai-agent-assistant").orElseThrow();
        clients.replace(ClientBuilder.from(agent)
                .rules(new ClientRules(true, false, false, true, ClientRules.ExchangeRules.NONE))
                .build());
        try {
            refused(agent().post(TOKEN));
            agent().header("DPoP", proofs.make(TOKEN, claims -> {}))
                    .post(TOKEN)
                    .then()
                    .statusCode(200);
        } finally {
            clients.replace(agent);
        }
    }

    @Test
    @Spec("RFC 9449 4.3 f")
    void a_proof_that_shows_its_private_key_is_refused() {
        refused(agent().header("DPoP", proofs.withPrivateKey(TOKEN)).post(TOKEN));
    }

    private Response codeTokens(Map<String, String> more) {
        CodeVerifier verifier = CodeVerifier.random();
        var request = TestRequests.authorization(verifier);
        request.putAll(more);
        String code = TestBrowser.locationParameter(TestRequests.approve(new TestBrowser(), request), "code");
        return given().formParams(TestRequests.redemption(code, verifier))
                .header("DPoP", proofs.make(TOKEN, claims -> {}))
                .post(TOKEN);
    }

    private static Response refresh(String token, String proof) {
        var request = given().formParam("grant_type", "refresh_token")
                .formParam("client_id", "agent-cli")
                .formParam("refresh_token", token);
        return (proof == null ? request : request.header("DPoP", proof)).post(TOKEN);
    }

    private static RequestSpecification agent() {
        return given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials");
    }

    private static void refused(Response answer) {
        assertEquals(400, answer.statusCode(), answer.asString());
        answer.then().body("error", equalTo("invalid_dpop_proof"));
    }
}
