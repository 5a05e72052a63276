package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.function.Consumer;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.Digests;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.Jwts;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker has copied tokens that are bound to a key, and the proofs that travelled with them. He does not have the
 * key, which never travels.
 *
 * <p>A proof works once, for one method and address, for a minute, with a nonce of the server; and what is bound to a key
 * wants a proof of that key. RFC 9449 sections 4.3, 5, 7 and 11.1.
 */
@ExtendWith(SharedLab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DpopTheftIT {

    private final Lab lab;
    private final Browser browser;
    private final PublicJsonWebKey clients = Jwts.newKey(null);
    private final PublicJsonWebKey attackers = Jwts.newKey(null);
    private String nonce;
    private String accessToken;
    private String refreshToken;

    DpopTheftIT(Lab lab) {
        this.lab = lab;
        this.browser = new Browser(lab.auth()).signIn("alice");
    }

    @BeforeEach
    void steal() {
        nonce = refresh("rt.x.0.x", proof(clients, claims -> {})).getHeader("DPoP-Nonce");
        var verifier = CodeVerifier.random();
        String code = Approval.code(browser, Approval.request("openid tasks:read", verifier));
        Response tokens = given().formParams(Approval.redemption(code, verifier))
                .header("DPoP", proof(clients, claims -> {}))
                .post(lab.auth() + "/oauth/token");
        tokens.then().statusCode(200).body("token_type", equalTo("DPoP"));
        accessToken = tokens.path("access_token");
        refreshToken = tokens.path("refresh_token");
    }

    @Test
    void a_proof_that_was_used_is_used_up() {
        String proof = proof(clients, claims -> {});
        Response first = refresh(refreshToken, proof);
        first.then().statusCode(200);
        refused(refresh(first.path("refresh_token"), proof), "its jti was used before");
        refresh(first.path("refresh_token"), proof(clients, claims -> {}))
                .then()
                .statusCode(200);
    }

    @Test
    void another_key_opens_nothing() {
        refused(refresh(refreshToken, proof(attackers, claims -> {})), "bound to another key");
        refusedAtResource(userInfo("DPoP", proof(attackers, this::forUserInfo)), "bound to another key");
        clientStillWorks();
    }

    /** The proof shows the client's key, but the attacker signed it. */
    @Test
    void showing_the_clients_key_is_not_having_it() {
        Map<String, Object> header = Map.of("typ", "dpop+jwt", "jwk", clients.toParams(OutputControlLevel.PUBLIC_ONLY));
        String forged = Jwts.signed(header, claims(claims -> {}), "ES256", attackers.getPrivateKey());
        refused(refresh(refreshToken, forged), "the signature does not fit the jwk");
        clientStillWorks();
    }

    @Test
    void a_proof_for_another_request_opens_nothing() {
        refused(refresh(refreshToken, proof(clients, this::forUserInfo)), "htm must be POST");
        refusedAtResource(userInfo("DPoP", proof(clients, claims -> {})), "htm must be GET");
        refusedAtResource(
                userInfo("DPoP", proof(clients, claims -> {
                    forUserInfo(claims);
                    claims.setClaim("ath", Digests.sha256(accessToken + "x"));
                })),
                "ath is not the digest of this token");
        clientStillWorks();
    }

    /** Whoever could use the client's key for a moment made proofs for next week. The nonce is not known yet. */
    @Test
    void a_proof_cannot_be_made_in_advance() {
        String noNonce = proof(clients, claims -> claims.unsetClaim("nonce"));
        Refusals.json(refresh(refreshToken, noNonce), 400, "use_dpop_nonce");
        String invented = proof(clients, claims -> claims.setClaim("nonce", nonce.replaceFirst("^\\d+", "9999999")));
        Refusals.json(refresh(refreshToken, invented), 400, "use_dpop_nonce");
        clientStillWorks();
    }

    @Test
    void what_is_bound_is_no_bearer_token() {
        Refusals.json(userInfo("Bearer", null), 401, "invalid_token");
        Api.with(accessToken).get(lab.resource() + "/api/tasks").then().statusCode(401);
        refused(refresh(refreshToken, null), "bound to another key");
        clientStillWorks();
    }

    private void clientStillWorks() {
        userInfo("DPoP", proof(clients, this::forUserInfo)).then().statusCode(200);
        refresh(refreshToken, proof(clients, claims -> {})).then().statusCode(200);
    }

    private void refused(Response answer, String reason) {
        refused(answer, 400, reason);
    }

    /** Where a token is shown, a bad proof is a 401. RFC 9449 section 7.1. */
    private void refusedAtResource(Response answer, String reason) {
        refused(answer, 401, reason);
    }

    private void refused(Response answer, int status, String reason) {
        Refusals.json(answer, status, "invalid_dpop_proof");
        String known = Api.lastReason(lab, "dpop.refused");
        assertTrue(known.contains(reason), known);
    }

    private Response refresh(String token, String proof) {
        return with(proof)
                .formParam("grant_type", "refresh_token")
                .formParam("client_id", "agent-cli")
                .formParam("refresh_token", token)
                .post(lab.auth() + "/oauth/token");
    }

    private Response userInfo(String scheme, String proof) {
        return with(proof).header("Authorization", scheme + " " + accessToken).get(lab.auth() + "/oauth/userinfo");
    }

    private static RequestSpecification with(String proof) {
        return proof == null ? given() : given().header("DPoP", proof);
    }

    private void forUserInfo(JwtClaims claims) {
        claims.setClaim("htm", "GET");
        claims.setClaim("htu", lab.auth() + "/oauth/userinfo");
        claims.setClaim("ath", Digests.sha256(accessToken));
    }

    private String proof(PublicJsonWebKey key, Consumer<JwtClaims> change) {
        Map<String, Object> header = Map.of("typ", "dpop+jwt", "jwk", key.toParams(OutputControlLevel.PUBLIC_ONLY));
        return Jwts.signed(header, claims(change), "ES256", key.getPrivateKey());
    }

    private JwtClaims claims(Consumer<JwtClaims> change) {
        JwtClaims claims = Jwts.claims();
        claims.setClaim("htm", "POST");
        claims.setClaim("htu", lab.auth() + "/oauth/token");
        if (nonce != null) claims.setClaim("nonce", nonce);
        change.accept(claims);
        return claims;
    }
}
