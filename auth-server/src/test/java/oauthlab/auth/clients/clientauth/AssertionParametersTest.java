package oauthlab.auth.clients.clientauth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import oauthlab.auth.TestClock;
import oauthlab.auth.clients.ClientAuthentication;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.spec.Spec;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands around a client's assertion, and the claims that come seldom. */
@QuarkusTest
class AssertionParametersTest {

    private static final String ID = "rsa-client";
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final PublicJsonWebKey KEY = newKey();

    @Inject
    Clients clients;

    @Inject
    TestClock clock;

    @BeforeEach
    void addClient() {
        var keys = Optional.of(new JsonWebKeySet(KEY).toJson());
        clients.addIfAbsent(new ClientBuilder(ID)
                .authentication(new ClientAuthentication(
                        Set.of(ClientAuthMethod.PRIVATE_KEY_JWT), List.of(), keys, Optional.empty()))
                .grantTypes(GrantType.CLIENT_CREDENTIALS)
                .scopes(Scopes.of("tasks:read"))
                .build());
    }

    @AfterEach
    void removeClient() {
        clients.remove(ID);
    }

    @Test
    @Spec("RFC 7523 5")
    void an_assertion_signed_with_rs256_is_taken() {
        token(Map.of("client_assertion_type", TYPE, "client_assertion", assertion(claims -> {})))
                .then()
                .statusCode(200);
    }

    @Test
    @Spec({"RFC 7521 4.2 a", "RFC 7523 2.2"})
    void half_of_an_assertion_is_refused() {
        invalidRequest(Map.of("client_assertion_type", TYPE));
        invalidRequest(Map.of("client_assertion", assertion(claims -> {})));
        invalidRequest(Map.of(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:saml2-bearer",
                "client_assertion",
                assertion(claims -> {})));
    }

    @Test
    @Spec("RFC 7521 4.2 b")
    void another_client_id_beside_the_assertion_is_refused() {
        invalidRequest(Map.of(
                "client_assertion_type",
                TYPE,
                "client_assertion",
                assertion(claims -> {}),
                "client_id",
                "ai-agent-assistant"));
    }

    @Test
    @Spec("RFC 7523 3 b")
    void an_assertion_about_nobody_is_refused() {
        invalidClient(assertion(claims -> claims.unsetClaim("sub")));
    }

    @Test
    @Spec("RFC 7523 3 e")
    void an_assertion_that_is_not_yet_good_is_refused() {
        invalidClient(assertion(claims -> claims.setNotBefore(in(Duration.ofMinutes(2)))));
    }

    private static void invalidRequest(Map<String, String> parameters) {
        token(parameters).then().statusCode(400).body("error", equalTo("invalid_request"));
    }

    private static void invalidClient(String assertion) {
        token(Map.of("client_assertion_type", TYPE, "client_assertion", assertion))
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    private static Response token(Map<String, String> parameters) {
        return given().formParam("grant_type", "client_credentials")
                .formParams(parameters)
                .post("/oauth/token");
    }

    private String assertion(Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer(ID);
        claims.setSubject(ID);
        claims.setAudience("http://localhost:4000");
        claims.setExpirationTime(in(Duration.ofMinutes(5)));
        claims.setJwtId(UUID.randomUUID().toString());
        change.accept(claims);
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("RS256");
        jws.setKey(KEY.getPrivateKey());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException fault) {
            throw new AssertionError(fault);
        }
    }

    private NumericDate in(Duration time) {
        return NumericDate.fromMilliseconds(clock.instant().plus(time).toEpochMilli());
    }

    private static PublicJsonWebKey newKey() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
