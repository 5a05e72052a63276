package oauthlab.auth.jwtbearer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(JwtBearerTest.WithCompany.class)
class JwtBearerTest {

    private static final String ID = "office-app";
    private static final String COMPANY = "https://idp.company.example";

    /** The example key of RFC 7515 appendix A.3; everybody has it, so nobody may trust it but a test. */
    private static final String KEY = "{\"kty\":\"EC\",\"kid\":\"company\",\"crv\":\"P-256\","
            + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
            + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\","
            + "\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"}";

    public static class WithCompany implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String prefix = "oauthlab.identity-assertion.issuers.company.";
            return Map.of(
                    prefix + "issuer",
                    COMPANY,
                    prefix + "jwks",
                    "{\"keys\":[" + key().toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}",
                    prefix + "users.company-alice",
                    "user-456");
        }
    }

    @Inject
    Clients clients;

    @BeforeEach
    void addClient() {
        clients.addIfAbsent(new ClientBuilder(ID)
                .secret("office-secret")
                .grantTypes(GrantType.JWT_BEARER, GrantType.REFRESH_TOKEN)
                .scopes(Scopes.of("tasks:read", "tasks:write"))
                .build());
    }

    @AfterEach
    void removeClient() {
        clients.remove(ID);
    }

    @Test
    void the_word_of_the_company_brings_a_token_for_its_user() throws Exception {
        Response answer = token(assertion(claims -> {}));
        answer.then().statusCode(200).body("scope", equalTo("tasks:read")).body("refresh_token", nullValue());
        TestRequests.introspect(answer.path("access_token"))
                .then()
                .body("sub", equalTo("user-456"))
                .body("client_id", equalTo(ID))
                .body("aud", equalTo(TestRequests.TASK_API));
    }

    @Test
    void an_assertion_works_once() throws Exception {
        String assertion = assertion(claims -> {});
        token(assertion).then().statusCode(200);
        refused(token(assertion), "used before");
    }

    @Test
    void what_is_not_for_us_now_from_whom_we_trust_is_refused() throws Exception {
        refused(token(assertion(claims -> claims.setIssuer("https://idp.evil.example"))), "not trusted");
        refused(token(assertion(claims -> claims.setAudience("https://other.example"))), "");
        refused(
                token(assertion(claims -> claims.setAudience("http://localhost:4000", "https://other.example"))),
                "several");
        refused(token(assertion(claims -> claims.setExpirationTimeMinutesInTheFuture(-2))), "");
        refused(token(assertion(claims -> claims.setExpirationTimeMinutesInTheFuture(60))), "too long");
        refused(token(assertion(claims -> claims.unsetClaim("jti"))), "");
        refused(token(assertion(claims -> claims.setSubject("company-stranger"))), "linked");
        refused(token(assertion(claims -> claims.setClaim("client_id", "web-app"))), "another client");
        refused(token("a.b.c"), "");
    }

    @Test
    void another_kind_of_jwt_and_another_key_are_refused() throws Exception {
        refused(token(signed(claims(), "JWT", "ES256", key())), "");
        PublicJsonWebKey other = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        other.setKeyId("company");
        refused(token(signed(claims(), "oauth-id-jag+jwt", "ES256", other)), "");
        refused(token(signed(claims(), "oauth-id-jag+jwt", "none", null)), "");
    }

    @Test
    void the_client_gets_no_more_than_the_company_said() throws Exception {
        form(assertion(claims -> {}), "scope", "tasks:read tasks:write")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        form(assertion(claims -> {}), "resource", "http://localhost:4002/mcp")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));
    }

    @Test
    void the_server_says_that_it_takes_such_assertions() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .body("authorization_grant_profiles_supported", hasItem("urn:ietf:params:oauth:grant-profile:id-jag"));
    }

    private static PublicJsonWebKey key() {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(KEY);
        } catch (org.jose4j.lang.JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String assertion(Consumer<JwtClaims> change) throws Exception {
        JwtClaims claims = claims();
        change.accept(claims);
        return signed(claims, "oauth-id-jag+jwt", "ES256", key());
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(COMPANY);
        claims.setSubject("company-alice");
        claims.setAudience("http://localhost:4000");
        claims.setClaim("client_id", ID);
        claims.setClaim("resource", TestRequests.TASK_API);
        claims.setClaim("scope", "tasks:read");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setJwtId(UUID.randomUUID().toString());
        return claims;
    }

    private static String signed(JwtClaims claims, String type, String algorithm, PublicJsonWebKey key)
            throws Exception {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setHeader("typ", type);
        jws.setAlgorithmHeaderValue(algorithm);
        if (key != null) {
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setKey(key.getPrivateKey());
        }
        jws.setPayload(claims.toJson());
        return jws.getCompactSerialization();
    }

    private static Response token(String assertion) {
        return form(assertion, "x_nothing", "x");
    }

    private static Response form(String assertion, String name, String value) {
        return given().auth()
                .preemptive()
                .basic(ID, "office-secret")
                .formParam("grant_type", GrantType.JWT_BEARER.wire())
                .formParam("assertion", assertion)
                .formParam(name, value)
                .post("/oauth/token");
    }

    private static void refused(Response answer, String why) {
        answer.then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"))
                .body("error_description", containsString(why));
    }
}
