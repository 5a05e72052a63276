package oauthlab.auth.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestJwts;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider's ID token has one kind and one spelling, and is about somebody; its signature is right in each case here. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class IdTokenFormTest extends AtCompany {

    /** So long after the keys were fetched they may be fetched again. */
    private static final Duration AN_ASKING = Duration.ofSeconds(6);

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"typ\":\"JWT\"", ",\"typ\":\"id_token+jwt\""})
    void an_id_token_says_that_it_is_one_or_nothing(String header) {
        brings(() -> company.idToken(header, company.allClaims().toJson()));
        assertNotNull(TestBrowser.locationParameter(user.travels("company", user.webApp()), "code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"typ\":\"at+jwt\"",
                ",\"typ\":\"logout+jwt\"",
                ",\"typ\":\"oauth-id-jag+jwt\"",
                ",\"crit\":[]",
                ",\"crit\":[\"exp\"]",
                ",\"crit\":null",
                ",\"alg\":\"ES256\""
            })
    void another_kind_and_a_header_that_others_read_in_another_way_are_refused(String header) {
        refused(() -> company.idToken(header, company.allClaims().toJson()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "c-1\u0000", "c-1\n", "\u001bc-1", "c-1\u202e", "c-1\u200b"})
    void nobody_is_called_that(String subject) {
        company.claims.put("sub", subject);
        refused(company::idToken);
    }

    /** OpenID Connect Core section 2: a text. A number would be the same user as the text with its digits. */
    @Test
    void a_number_is_nobody() {
        company.claims.put("sub", 42);
        refused(company::idToken);
    }

    @Test
    void without_a_key_id_each_key_that_fits_is_tried_and_longer_hashes_are_taken() throws Exception {
        PublicJsonWebKey other = RsaJwkGenerator.generateJwk(2048);
        PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        String keys = new JsonWebKeySet(other, key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        company.on("/jwks", (exchange, form) -> TestProvider.send(exchange, 200, keys));
        for (String algorithm : List.of("RS384", "RS512", "PS384", "PS512")) {
            clock.advance(AN_ASKING);
            brings(() -> signed(algorithm, key));
            var next = new Traveller(company);
            assertNotNull(TestBrowser.locationParameter(next.travels("company", next.webApp()), "code"), algorithm);
        }
        clock.advance(AN_ASKING);
        PublicJsonWebKey strange = RsaJwkGenerator.generateJwk(2048);
        refused(() -> signed("RS256", strange));
        // For the tests that follow.
        company.close();
        start();
        clock.advance(AN_ASKING);
        user.travels("company", user.webApp());
        clock.reset();
    }

    private String signed(String algorithm, PublicJsonWebKey key) {
        JwtClaims claims = company.allClaims();
        claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(clock.millis() + 60_000));
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "nbf"})
    void an_id_token_from_the_future_is_refused(String claim) {
        company.claims.put(claim, clock.instant().getEpochSecond() + 3 * 3600);
        company.claims.put("exp", clock.instant().getEpochSecond() + 4 * 3600);
        refused(company::idToken);
    }

    @Test
    void a_claim_that_is_there_twice_is_refused() {
        refused(() -> company.idToken("", company.allClaims().toJson().replaceFirst("\\{", "{\"sub\":\"c-2\",")));
    }

    @Test
    void an_id_token_has_one_spelling() {
        refused(() -> TestJwts.respelled(company.idToken()));
        refused(() -> company.idToken() + "=");
        refused(company::paddedIdToken);
    }

    private void refused(Supplier<String> idToken) {
        brings(idToken);
        assertEquals("server_error", TestBrowser.locationParameter(user.travels("company", user.webApp()), "error"));
    }

    private void brings(Supplier<String> idToken) {
        company.on("/token", (exchange, form) -> {
            var answer = new LinkedHashMap<>(company.tokens);
            answer.put("id_token", idToken.get());
            TestProvider.json(exchange, 200, answer);
        });
    }
}
