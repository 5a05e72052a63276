package oauthlab.auth.clients.clientauth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestDocuments;
import oauthlab.auth.clients.ClientAuthentication;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.spec.Spec;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PrivateKeyJwtTest {

    private static final String ID = "signing-client";
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    @Inject
    Clients clients;

    @Inject
    TestClock clock;

    private PublicJsonWebKey key;

    @BeforeEach
    void addClient() throws Exception {
        key = newKey("key-1");
        add(Optional.of(new JsonWebKeySet(key).toJson()), Optional.empty());
    }

    @AfterEach
    void removeClient() {
        clients.remove(ID);
        clock.reset();
    }

    @Test
    @Spec({"RFC 6749 2.3 a", "RFC 7521 4.2 b", "RFC 9126 2 b"})
    void a_client_proves_itself_with_its_key() throws Exception {
        token(assertion(claims -> {})).then().statusCode(200);
        token(assertion(claims -> claims.setAudience("http://localhost:4000/oauth/token")))
                .then()
                .statusCode(200);
    }

    /** RFC 9126 section 2 names three; libraries send one of them, or several. A spelling is no other server. */
    @Test
    void this_server_has_several_names() throws Exception {
        for (String[] audience : new String[][] {
            {"http://localhost:4000/oauth/par"},
            {"http://localhost:4000/"},
            {"HTTP://LOCALHOST:4000"},
            {"http://localhost:4000", "http://localhost:4000/oauth/token"},
        }) token(assertion(claims -> claims.setAudience(audience))).then().statusCode(200);
        refused(token(assertion(claims -> claims.setAudience("http://localhost:4000/oauth/other"))));
        refused(token(assertion(claims -> claims.unsetClaim("aud"))));
        refused(token(assertion(claims -> claims.setClaim("aud", List.of()))));
    }

    @Test
    void libraries_make_assertions_for_an_hour() throws Exception {
        String assertion = assertion(claims -> claims.setExpirationTime(in(Duration.ofHours(1))));
        token(assertion).then().statusCode(200);
        clock.advance(Duration.ofMinutes(59));
        refused(token(assertion));
    }

    @Test
    void an_assertion_works_once() throws Exception {
        String assertion = assertion(claims -> {});
        token(assertion).then().statusCode(200);
        refused(token(assertion));
    }

    @Test
    @Spec({"RFC 7521 4.2.1", "RFC 7523 3 a", "RFC 7523 3 c", "RFC 7523 3 d", "RFC 7523 3.2"})
    void what_is_not_for_us_now_and_by_the_client_is_refused() throws Exception {
        refused(token(assertion(claims -> claims.setAudience("http://other.example"))));
        refused(token(assertion(claims -> claims.setAudience("http://localhost:4000", "http://other.example"))));
        refused(token(assertion(claims -> claims.setIssuer("somebody-else"))));
        refused(token(assertion(claims -> claims.unsetClaim("jti"))));
        refused(token(assertion(claims -> claims.unsetClaim("exp"))));
        refused(token(assertion(claims -> claims.setExpirationTime(in(Duration.ofMinutes(-2))))));
        refused(token(assertion(claims -> claims.setExpirationTime(in(Duration.ofMinutes(62))))));
        refused(token(assertion(claims -> claims.setClaim("exp", Long.MAX_VALUE))));
    }

    @Test
    @Spec("RFC 7523 3 f")
    void another_key_and_no_signature_are_refused() throws Exception {
        refused(token(signed(claims(), newKey("key-1").getPrivateKey(), "ES256", "key-1")));
        refused(token(signed(claims(), newKey("key-2").getPrivateKey(), "ES256", "key-2")));
        refused(token(signed(claims(), null, "none", "key-1")));
    }

    @Test
    void the_public_key_as_a_password_is_refused() throws Exception {
        refused(token(signed(claims(), new HmacKey(key.getPublicKey().getEncoded()), "HS256", "key-1")));
    }

    @Test
    @Spec({"RFC 7521 4.2.1", "RFC 7523 3 g"})
    void garbage_is_refused() {
        refused(token("a.b.c"));
        refused(token("{}"));
    }

    @Test
    @Spec("RFC 6749 2.3 b")
    void two_proofs_at_once_are_an_invalid_request() throws Exception {
        given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .formParam("client_assertion", assertion(claims -> {}))
                .formParam("client_assertion_type", TYPE)
                .post("/oauth/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_request"));
    }

    @Test
    @Spec({"RFC 6749 2.3.2", "RFC 6749 10.2"})
    void a_client_of_this_kind_cannot_use_a_secret_or_only_its_name() {
        given().formParam("grant_type", "client_credentials")
                .formParam("client_id", ID)
                .post("/oauth/token")
                .then()
                .statusCode(401);
    }

    @Test
    void keys_may_be_published_and_change() throws Exception {
        try (var documents = new TestDocuments()) {
            documents.put("/jwks.json", new JsonWebKeySet(key).toJson());
            clients.remove(ID);
            add(Optional.empty(), Optional.of(documents.address("/jwks.json")));
            token(assertion(claims -> {})).then().statusCode(200);

            key = newKey("key-2");
            documents.put("/jwks.json", new JsonWebKeySet(key).toJson());
            refused(token(assertion(claims -> {})));
            clock.advance(Duration.ofSeconds(11));
            token(assertion(claims -> {})).then().statusCode(200);
            assertEquals(2, documents.requests());
        }
    }

    private void add(Optional<String> jwks, Optional<String> jwksUri) {
        clients.addIfAbsent(new ClientBuilder(ID)
                .authentication(
                        new ClientAuthentication(Set.of(ClientAuthMethod.PRIVATE_KEY_JWT), List.of(), jwks, jwksUri))
                .grantTypes(GrantType.CLIENT_CREDENTIALS)
                .scopes(Scopes.of("tasks:read"))
                .build());
    }

    private static PublicJsonWebKey newKey(String kid) throws Exception {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(kid);
        return key;
    }

    private String assertion(Consumer<JwtClaims> change) throws Exception {
        JwtClaims claims = claims();
        change.accept(claims);
        return signed(claims, key.getPrivateKey(), "ES256", key.getKeyId());
    }

    private JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ID);
        claims.setSubject(ID);
        claims.setAudience("http://localhost:4000");
        claims.setExpirationTime(in(Duration.ofMinutes(1)));
        claims.setJwtId(UUID.randomUUID().toString());
        return claims;
    }

    private NumericDate in(Duration time) {
        return NumericDate.fromMilliseconds(clock.instant().plus(time).toEpochMilli());
    }

    private static String signed(JwtClaims claims, Key key, String algorithm, String kid) throws Exception {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setPayload(claims.toJson());
        jws.setKeyIdHeaderValue(kid);
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKey(key);
        return jws.getCompactSerialization();
    }

    private static Response token(String assertion) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", TYPE)
                .formParam("client_assertion", assertion)
                .post("/oauth/token");
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"))
                .body("error_description", not(containsString("jti")));
    }
}
