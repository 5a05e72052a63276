package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import oauthlab.shared.secret.Digests;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is bound to a key, with and without the key. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class ProofTest {

    private final SigningKey key = SigningKey.create("client");
    private final String token = TestToken.user("tasks:read")
            .with("cnf", Map.of("jkt", key.thumbprint()))
            .sign();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void the_nonce_is_handed_out_and_then_the_proof_is_good() {
        Response first = send(token, proof(claims -> {}));
        first.then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("DPoP error=\"use_dpop_nonce\""))
                .body("error", is("use_dpop_nonce"));

        send(token, proofWith(first.header("DPoP-Nonce")))
                .then()
                .statusCode(200)
                .header("DPoP-Nonce", notNullValue());
    }

    @Test
    void a_proof_works_once() {
        String proof = proofWith(nonce());
        assertEquals(200, send(token, proof).statusCode());
        refused(send(token, proof), "its jti was used before");
    }

    @ParameterizedTest
    @CsvSource({
        "htm, GET, htm must be POST",
        "htu, http://localhost:4002/other, htu must be",
        "ath, nonsense, ath is not the digest of this token",
    })
    void a_proof_for_something_else_is_refused(String claim, String value, String reason) {
        refused(send(token, proof(claims -> claims.setClaim(claim, value))), reason);
    }

    /** RFC 9449 section 4.3, item 11. */
    @Test
    void our_nonce_proves_the_time_to_a_client_whose_clock_is_wrong() {
        String nonce = nonce();
        for (long minutes : new long[] {-300, -7, 7, 300}) {
            String proof = proof(claims -> {
                claims.setClaim("iat", Instant.now().getEpochSecond() + minutes * 60);
                claims.setClaim("nonce", nonce);
            });
            send(token, proof).then().statusCode(200);
            refused(send(token, proof), "its jti was used before");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP://LOCALHOST:4002/mcp", "http://localhost:4002/./mcp?a#b", "http://localhost:4002/%6dcp"})
    void the_address_in_a_proof_may_have_another_spelling(String address) {
        String nonce = nonce();
        send(token, proof(claims -> {
                    claims.setClaim("htu", address);
                    claims.setClaim("nonce", nonce);
                }))
                .then()
                .statusCode(200);
    }

    @Test
    void a_proof_with_another_key_is_refused() {
        String stolen = TestToken.user("tasks:read")
                .with("cnf", Map.of("jkt", SigningKey.create("other").thumbprint()))
                .sign();
        String nonce = nonce();
        String proof = proof(claims -> {
            claims.setClaim("nonce", nonce);
            claims.setClaim("ath", Digests.sha256(stolen));
        });
        refused(send(stolen, proof), "the token is bound to another key");
    }

    @Test
    void a_bound_token_is_no_bearer_token() {
        Rpc.with(token)
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(401)
                .body("error_description", containsString("bound to a key (cnf)"));
    }

    @Test
    void a_token_that_is_not_bound_does_not_become_so() {
        String free = TestToken.user("tasks:read").sign();
        send(free, proof(claims -> claims.setClaim("ath", Digests.sha256(free))))
                .then()
                .statusCode(401)
                .body("error_description", containsString("not bound to a key"));
    }

    @Test
    void two_proofs_or_none_are_refused() {
        refused(
                Rpc.bare()
                        .header("Authorization", "DPoP " + token)
                        .header("DPoP", proof(claims -> {}), proof(claims -> {}))
                        .body(Rpc.INITIALIZE)
                        .post("/mcp"),
                "there are two");
        refused(
                Rpc.bare()
                        .header("Authorization", "DPoP " + token)
                        .body(Rpc.INITIALIZE)
                        .post("/mcp"),
                "there is none");
    }

    private String nonce() {
        return send(token, proof(claims -> {})).header("DPoP-Nonce");
    }

    private String proofWith(String nonce) {
        return proof(claims -> claims.setClaim("nonce", nonce));
    }

    private static Response send(String token, String proof) {
        return Rpc.bare()
                .header("Authorization", "DPoP " + token)
                .header("DPoP", proof)
                .body(Rpc.INITIALIZE)
                .post("/mcp");
    }

    private static void refused(Response response, String reason) {
        response.then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("DPoP error=\"invalid_dpop_proof\""))
                .body("error", is("invalid_dpop_proof"))
                .body("error_description", containsString(reason));
    }

    private String proof(Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setClaim("iat", Instant.now().getEpochSecond());
        claims.setClaim("htm", "POST");
        claims.setClaim("htu", TestToken.AUDIENCE);
        claims.setClaim("ath", Digests.sha256(token));
        change.accept(claims);
        var jws = new JsonWebSignature();
        jws.setHeader("typ", "dpop+jwt");
        jws.setAlgorithmHeaderValue("ES256");
        jws.setJwkHeader(key.pair());
        jws.setKey(key.pair().getPrivateKey());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
