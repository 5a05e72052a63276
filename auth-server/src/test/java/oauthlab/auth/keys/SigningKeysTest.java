package oauthlab.auth.keys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.util.List;
import oauthlab.auth.TestRequests;
import oauthlab.shared.spec.Spec;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class SigningKeysTest {

    @Inject
    SigningKeys keys;

    @Test
    @Spec("OIDC Core 10.1")
    void the_key_set_shows_public_halves_only() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys", everyItem(not(hasKey("d"))))
                .body("keys", everyItem(hasKey("kid")));
    }

    @Test
    void the_key_set_has_the_key_that_signs_and_the_one_that_comes_after_it() {
        given().get("/.well-known/jwks.json")
                .then()
                .header("Cache-Control", equalTo("public, max-age=60"))
                .body("keys", hasSize(4))
                .body(
                        "keys.kid",
                        equalTo(List.of(
                                keys.active().kid(),
                                keys.active(SignatureAlgorithm.RS256).kid(),
                                keys.next().kid(),
                                keys.next(SignatureAlgorithm.RS256).kid())));
    }

    @Test
    @Spec({"RFC 9068 2.1 a", "OIDC Core 10.1"})
    void anybody_can_check_a_token_with_the_key_set() throws Exception {
        var set = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        var claims = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(set.getJsonWebKeys()))
                .setSkipDefaultAudienceValidation()
                .build()
                .processToClaims(TestRequests.clientToken());
        assertEquals("ai-agent-assistant", claims.getSubject());
    }

    @Test
    void only_the_active_key_has_its_private_half_at_hand() {
        assertTrue(keys.active().privateKey() != null);
        assertNull(keys.next().privateKey());
    }

    @Test
    void a_second_start_keeps_the_keys() {
        List<String> before = keys.published().stream().map(SigningKey::kid).toList();
        keys.load(new StartupEvent());
        assertEquals(before, keys.published().stream().map(SigningKey::kid).toList());
    }

    @Test
    void no_name_is_the_name_of_no_key() {
        assertTrue(keys.find(null).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureAlgorithm.class,
            names = {"ES256", "RS256", "EDDSA"})
    @Spec("RFC 9068 2.1 b")
    void keys_of_every_algorithm_sign_and_are_read_back(SignatureAlgorithm algorithm) throws Exception {
        PublicJsonWebKey key = KeyPairs.read(KeyPairs.bothHalves(KeyPairs.generate(algorithm)));
        String token = Jwt.claims().subject("s").jws().algorithm(algorithm).sign(key.getPrivateKey());
        var claims = new JwtConsumerBuilder()
                .setVerificationKey(key.getPublicKey())
                .build()
                .processToClaims(token);
        assertEquals("s", claims.getSubject());
    }
}
