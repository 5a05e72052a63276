package oauthlab.auth.keys.signing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import oauthlab.auth.RareSettings;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;

/** Access tokens under a key that nobody else has. */
@QuarkusTest
@TestProfile(RareSettings.class)
class SymmetricTest {

    @Test
    void a_token_is_hs256_and_its_key_is_not_published() throws Exception {
        var token = read(TestRequests.clientToken());
        assertEquals("HS256", token.getAlgorithmHeaderValue());
        assertEquals("at+jwt", token.getHeader("typ"));
        String kid = token.getKeyIdHeaderValue();
        given().get("/.well-known/jwks.json")
                .then()
                .body("keys.kid", not(hasItem(kid)))
                .body("keys.kty", not(hasItem("oct")));
    }

    @Test
    void who_asks_us_learns_that_it_is_good() {
        TestRequests.introspect(TestRequests.clientToken()).then().body("active", equalTo(true));
    }

    /** RFC 8725 section 2.1: a public key that is taken for a secret one. */
    @Test
    void a_token_signed_with_a_public_key_as_if_it_were_the_secret_is_refused() throws Exception {
        Map<String, Object> jwk = given().get("/.well-known/jwks.json").path("keys[0]");
        PublicJsonWebKey published = PublicJsonWebKey.Factory.newPublicJwk(jwk);
        var genuine = read(TestRequests.clientToken());
        for (String kid : new String[] {published.getKeyId(), genuine.getKeyIdHeaderValue()}) {
            var forged = new JsonWebSignature();
            forged.setAlgorithmHeaderValue("HS256");
            forged.setHeader("typ", "at+jwt");
            forged.setKeyIdHeaderValue(kid);
            forged.setKey(new HmacKey(published.getPublicKey().getEncoded()));
            forged.setPayload(genuine.getUnverifiedPayload());
            TestRequests.introspect(forged.getCompactSerialization()).then().body("active", equalTo(false));
        }
    }

    /** An ID token is for its client, which must be able to check it. */
    @Test
    void id_tokens_stay_as_they_are() throws Exception {
        var verifier = CodeVerifier.random();
        String code = TestRequests.code(TestRequests.webApp(verifier));
        String idToken = TestRequests.redeemAsWebApp(code, verifier).path("id_token");
        assertEquals("RS256", read(idToken).getAlgorithmHeaderValue());
        assertTrue(given().get("/.well-known/jwks.json")
                .asString()
                .contains(read(idToken).getKeyIdHeaderValue()));
    }

    @Test
    void a_changed_token_is_refused() {
        String token = TestRequests.clientToken();
        char last = token.charAt(token.length() - 5);
        String changed = token.substring(0, token.length() - 5)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 4);
        TestRequests.introspect(changed).then().body("active", equalTo(false)).body(not(containsString("sub")));
    }

    private static JsonWebSignature read(String token) throws Exception {
        return (JsonWebSignature) JsonWebSignature.fromCompactSerialization(token);
    }
}
