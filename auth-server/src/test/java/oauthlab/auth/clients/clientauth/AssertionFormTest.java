package oauthlab.auth.clients.clientauth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestJwts;
import oauthlab.auth.clients.ClientAuthentication;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An assertion has one kind and one spelling; its signature is right in each case here. */
@QuarkusTest
class AssertionFormTest {

    private static final String ID = "client-with-a-form";

    @Inject
    Clients clients;

    @Inject
    TestClock clock;

    private PublicJsonWebKey key;

    @BeforeEach
    void addClient() throws Exception {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId("key-1");
        Optional<String> jwks = Optional.of(new JsonWebKeySet(key).toJson());
        clients.addIfAbsent(new ClientBuilder(ID)
                .authentication(new ClientAuthentication(
                        Set.of(ClientAuthMethod.PRIVATE_KEY_JWT), List.of(), jwks, Optional.empty()))
                .grantTypes(GrantType.CLIENT_CREDENTIALS)
                .scopes(Scopes.of("tasks:read"))
                .build());
    }

    @AfterEach
    void removeClient() {
        clients.remove(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "JWT", "jwt", "client-authentication+jwt", "application/client-authentication+jwt"})
    void an_assertion_says_that_it_is_one_or_nothing(String type) {
        token(raw(type.isEmpty() ? "" : ",\"typ\":\"" + type + "\"", "")).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at+jwt",
                "application/at+jwt",
                "AT+JWT",
                "dpop+jwt",
                "oauth-id-jag+jwt",
                "logout+jwt",
                "JOSE",
                "x"
            })
    void a_jwt_of_another_kind_is_no_assertion(String type) {
        refused(token(raw(",\"typ\":\"" + type + "\"", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"crit\":[]",
                ",\"crit\":[\"exp\"]",
                ",\"crit\":null",
                ",\"alg\":\"ES256\"",
                ",\"typ\":\"JWT\",\"typ\":\"JWT\""
            })
    void a_header_that_others_read_in_another_way_is_refused(String header) {
        refused(token(raw(header, "")));
    }

    @Test
    void a_claim_that_is_there_twice_or_from_the_future_is_refused() {
        long now = clock.instant().getEpochSecond();
        token(raw("", ",\"iat\":" + (now + 20))).then().statusCode(200);
        refused(token(raw("", ",\"jti\":\"another\"")));
        refused(token(raw("", ",\"iat\":" + (now + 3 * 3600))));
        refused(token(raw("", ",\"iat\":" + Long.MAX_VALUE)));
        refused(token(raw("", ",\"iat\":\"soon\"")));
        refused(token(raw("", ",\"nbf\":" + (now + 3 * 3600))));
    }

    @Test
    void an_assertion_has_one_spelling() {
        refused(token(TestJwts.respelled(raw("", ""))));
        refused(token(raw("", "") + "="));
        refused(token(TestJwts.padded("{\"alg\":\"ES256\"}", payload(""), key.getPrivateKey())));
    }

    private String raw(String header, String claims) {
        return TestJwts.signed(
                "{\"alg\":\"ES256\",\"kid\":\"key-1\"" + header + "}", payload(claims), key.getPrivateKey());
    }

    private String payload(String claims) {
        return "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"http://localhost:4000\",\"exp\":%d,\"jti\":\"%s\"%s}"
                .formatted(ID, ID, clock.instant().getEpochSecond() + 60, UUID.randomUUID(), claims);
    }

    private static Response token(String assertion) {
        return given().formParam("grant_type", "client_credentials")
                .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .formParam("client_assertion", assertion)
                .post("/oauth/token");
    }

    private static void refused(Response answer) {
        answer.then().statusCode(401).body("error", equalTo("invalid_client"));
    }
}
