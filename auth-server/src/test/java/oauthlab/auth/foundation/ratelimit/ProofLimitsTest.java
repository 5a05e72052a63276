package oauthlab.auth.foundation.ratelimit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.ClientAuthentication;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.tokens.dpop.DpopProofs;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What works once leaves a row. One address, and one key or client of it, leaves so many a minute. */
@QuarkusTest
@TestProfile(LimitsProfile.class)
class ProofLimitsTest {

    private static final String SIGNER = "known-signer";

    @Inject
    Clients clients;

    @Inject
    TestClock clock;

    private DpopProofs proofs;

    @BeforeEach
    void start() {
        clock.advance(Duration.ofMinutes(1));
        clock.stand();
        proofs = DpopProofs.start(clock);
    }

    @AfterEach
    void end() {
        clients.remove(SIGNER);
        // Not back: a bucket that was filled in the future would stay empty until then.
        clock.go();
    }

    @Test
    void proofs_of_one_address_have_a_limit_and_take_nothing_from_others() {
        for (int i = 0; i < 4; i++) pushWithFreshKey("198.51.100.60").statusCode(201);
        pushWithFreshKey("198.51.100.60")
                .statusCode(429)
                .header("Retry-After", equalTo("15"))
                .body("error", equalTo("temporarily_unavailable"));
        pushWithFreshKey("192.0.2.60").statusCode(201);
    }

    /** One client is not to stop the others of its school or company. */
    @Test
    void proofs_of_one_key_do_not_use_up_the_share_of_their_address() {
        for (int i = 0; i < 3; i++) push("198.51.100.61").statusCode(201);
        for (int i = 0; i < 5; i++) push("198.51.100.61").statusCode(429).header("Retry-After", equalTo("20"));
        pushWithFreshKey("198.51.100.61").statusCode(201);
    }

    @Test
    void the_assertions_of_a_client_of_the_administrator_do_not_count_by_their_address() throws Exception {
        PublicJsonWebKey key = DpopProofs.newKey();
        key.setKeyId("key-1");
        add(key);
        for (int i = 0; i < 4; i++) pushWithFreshKey("198.51.100.62").statusCode(201);
        pushWithFreshKey("198.51.100.62").statusCode(429);
        for (int i = 0; i < 3; i++) token("198.51.100.62", key).statusCode(200);
        token("192.0.2.62", key).statusCode(429);
    }

    private ValidatableResponse pushWithFreshKey(String address) {
        proofs.use(DpopProofs.newKey());
        return push(address);
    }

    private ValidatableResponse push(String address) {
        return given().header("X-Forwarded-For", address)
                .header("DPoP", proofs.make("/oauth/par", claims -> {}))
                .formParams(TestRequests.authorization(CodeVerifier.random()))
                .post("/oauth/par")
                .then();
    }

    private void add(PublicJsonWebKey key) {
        clients.addIfAbsent(new ClientBuilder(SIGNER)
                .authentication(new ClientAuthentication(
                        Set.of(ClientAuthMethod.PRIVATE_KEY_JWT),
                        List.of(),
                        Optional.of(new JsonWebKeySet(key).toJson()),
                        Optional.empty()))
                .grantTypes(GrantType.CLIENT_CREDENTIALS)
                .scopes(Scopes.of("tasks:read"))
                .build());
    }

    private ValidatableResponse token(String address, PublicJsonWebKey key) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(SIGNER);
        claims.setSubject(SIGNER);
        claims.setAudience("http://localhost:4000");
        claims.setGeneratedJwtId();
        claims.setExpirationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond() + 60));
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setKey(key.getPrivateKey());
        jws.setAlgorithmHeaderValue("ES256");
        jws.setKeyIdHeaderValue(key.getKeyId());
        return given().header("X-Forwarded-For", address)
                .formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", jws.getCompactSerialization())
                .post("/oauth/token")
                .then();
    }
}
