package oauthlab.auth.keys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import oauthlab.auth.TestRequests;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class SigningKeysTest {

    @Inject
    DatabaseSigningKeys keys;

    @Test
    void the_key_set_shows_public_halves_only() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys", hasSize(1))
                .body("keys", everyItem(not(hasKey("d"))))
                .body("keys", everyItem(hasKey("kid")));
    }

    @Test
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
    void the_private_half_is_sealed_in_the_database() {
        QuarkusTransaction.requiringNew()
                .run(() -> keys.listAll().forEach(row -> {
                    assertFalse(row.privateSealed.contains("\"d\""));
                    assertFalse(row.publicJwk.contains("\"d\""));
                }));
    }

    @Test
    void a_second_start_keeps_the_key() {
        String kid = keys.active().kid();
        keys.load(new StartupEvent());
        assertEquals(kid, keys.active().kid());
        assertEquals(1, keys.published().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureAlgorithm.class,
            names = {"ES256", "RS256", "EDDSA"})
    void keys_of_every_algorithm_sign_and_are_read_back(SignatureAlgorithm algorithm) throws Exception {
        SigningKey key = KeyPairs.read(KeyPairs.privateJwk(KeyPairs.generate(algorithm)));
        String token =
                Jwt.claims().subject("s").jws().algorithm(key.algorithm()).sign(key.privateKey());
        var claims = new JwtConsumerBuilder()
                .setVerificationKey(key.jwk().getPublicKey())
                .build()
                .processToClaims(token);
        assertEquals("s", claims.getSubject());
    }
}
