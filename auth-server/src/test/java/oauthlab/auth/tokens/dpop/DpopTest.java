package oauthlab.auth.tokens.dpop;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestJwts;
import oauthlab.auth.TestRequests;
import oauthlab.shared.spec.Spec;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DpopTest {

    private static final String TOKEN = "/oauth/token";

    @Inject
    TestClock clock;

    private DpopProofs proofs;

    @BeforeEach
    void begin() {
        proofs = DpopProofs.start(clock);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @Spec({"RFC 9449 8 a", "RFC 9449 11.3"})
    void without_our_nonce_the_client_is_sent_back_for_it() throws Exception {
        askFor(proofs.make(TOKEN, claims -> claims.unsetClaim("nonce")))
                .then()
                .statusCode(400)
                .header("DPoP-Nonce", notNullValue())
                .body("error", equalTo("use_dpop_nonce"));
    }

    @Test
    @Spec({"RFC 9449 5 a", "RFC 9449 6.1", "RFC 9449 6.2"})
    void a_token_is_bound_to_the_key_that_was_proven() throws Exception {
        Response answer = askFor(proofs.make(TOKEN, claims -> {}));
        answer.then().statusCode(200).header("DPoP-Nonce", notNullValue()).body("token_type", equalTo("DPoP"));
        TestRequests.introspect(answer.path("access_token"))
                .then()
                .body("token_type", equalTo("DPoP"))
                .body("cnf.jkt", equalTo(proofs.key().calculateBase64urlEncodedThumbprint("SHA-256")));
    }

    @Test
    void a_proof_that_others_read_in_another_way_is_refused() {
        askFor(raw("", "")).then().statusCode(200);
        for (String header :
                new String[] {",\"crit\":[]", ",\"crit\":[\"b64\"]", ",\"typ\":\"dpop+jwt\"", ",\"alg\":\"ES256\""})
            refused(askFor(raw(header, "")));
        for (String claim : new String[] {",\"htm\":\"POST\"", ",\"jti\":\"other\"", ",\"nbf\":4000000000"})
            refused(askFor(raw("", claim)));
    }

    @Test
    void a_proof_has_one_spelling() {
        refused(askFor(TestJwts.respelled(raw("", ""))));
        refused(askFor(raw("", "") + "="));
    }

    private String raw(String header, String claims) {
        String jwk = proofs.key().toJson();
        String payload =
                "{\"jti\":\"%s\",\"iat\":%d,\"htm\":\"POST\",\"htu\":\"http://localhost:4000/oauth/token\",\"nonce\":\"%s\"%s}"
                        .formatted(
                                java.util.UUID.randomUUID(), clock.instant().getEpochSecond(), proofs.nonce(), claims);
        return TestJwts.signed(
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + jwk + header + "}",
                payload,
                proofs.key().getPrivateKey());
    }

    @Test
    @Spec("RFC 9449 11.1")
    void a_proof_works_once() throws Exception {
        String proof = proofs.make(TOKEN, claims -> {});
        askFor(proof).then().statusCode(200);
        refused(askFor(proof));
    }

    @Test
    @Spec({"RFC 9449 4.3 b", "RFC 9449 4.3 g"})
    void a_proof_for_another_request_is_refused() throws Exception {
        refused(askFor(proofs.make(TOKEN, claims -> claims.setClaim("htm", "GET"))));
        refused(askFor(proofs.make(TOKEN, claims -> claims.setClaim("htu", "http://localhost:4001/oauth/token"))));
        refused(askFor(proofs.make(TOKEN, claims -> claims.setClaim("htu", "http://localhost:4000/oauth/par"))));
        refused(askFor(proofs.make(TOKEN, claims -> claims.unsetClaim("htu"))));
        askFor(proofs.make(TOKEN, claims -> claims.setClaim("htu", "HTTP://LOCALHOST:4000/oauth/token?x#y")))
                .then()
                .statusCode(200);
    }

    @Test
    @Spec({"RFC 9449 4.3 i", "RFC 9449 11.1"})
    void our_nonce_proves_the_time_to_a_client_whose_clock_is_wrong() throws Exception {
        for (int minutes : new int[] {-300, -7, 7, 300}) {
            String proof = proofs.make(TOKEN, claims -> claims.setIssuedAt(proofs.in(Duration.ofMinutes(minutes))));
            askFor(proof).then().statusCode(200);
            refused(askFor(proof));
        }
        clock.advance(Duration.ofMinutes(3));
        askFor(proofs.make(TOKEN, claims -> {})).then().body("error", equalTo("use_dpop_nonce"));
    }

    @Test
    @Spec("RFC 9449 4.3 b")
    void a_proof_without_a_time_or_an_id_is_refused() throws Exception {
        refused(askFor(proofs.make(TOKEN, claims -> claims.unsetClaim("iat"))));
        refused(askFor(proofs.make(TOKEN, claims -> claims.unsetClaim("jti"))));
    }

    @Test
    @Spec({"RFC 9449 4.3 h", "RFC 9449 8 b"})
    void an_old_or_invented_nonce_is_refused() throws Exception {
        String invented = proofs.nonce().replaceFirst("\\..*", "." + "A".repeat(43));
        askFor(proofs.make(TOKEN, claims -> claims.setClaim("nonce", invented)))
                .then()
                .body("error", equalTo("use_dpop_nonce"));
        clock.advance(Duration.ofMinutes(10));
        askFor(proofs.make(TOKEN, claims -> {})).then().body("error", equalTo("use_dpop_nonce"));
    }

    @Test
    @Spec({"RFC 9449 4.3 c", "RFC 9449 4.3 d", "RFC 9449 4.3 e"})
    void a_signature_that_proves_nothing_is_refused() throws Exception {
        PublicJsonWebKey other = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        refused(askFor(proofs.signed(TOKEN, claims -> {}, "dpop+jwt", "ES256", other.getPrivateKey(), proofs.key())));
        refused(askFor(
                proofs.signed(TOKEN, claims -> {}, "JWT", "ES256", proofs.key().getPrivateKey(), proofs.key())));
        refused(askFor(proofs.signed(TOKEN, claims -> {}, "dpop+jwt", "none", null, proofs.key())));
        refused(askFor(proofs.signed(
                TOKEN,
                claims -> {},
                "dpop+jwt",
                "HS256",
                new HmacKey(proofs.key().getPublicKey().getEncoded()),
                proofs.key())));
        refused(askFor(proofs.signed(
                TOKEN, claims -> {}, "dpop+jwt", "ES256", proofs.key().getPrivateKey(), null)));
        refused(askFor("garbage"));
    }

    @Test
    @Spec("RFC 9449 4.3 a")
    void two_proofs_are_one_too_many() throws Exception {
        refused(agent().header("DPoP", proofs.make(TOKEN, claims -> {}), proofs.make(TOKEN, claims -> {}))
                .post(TOKEN));
    }

    private static RequestSpecification agent() {
        return given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials");
    }

    private static Response askFor(String proof) {
        return agent().header("DPoP", proof).post(TOKEN);
    }

    private static void refused(Response answer) {
        assertEquals(400, answer.statusCode(), answer.asString());
        answer.then().body("error", equalTo("invalid_dpop_proof"));
    }
}
