package oauthlab.shared.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedJwtTest {

    private static final AlgorithmConstraints ES256 = new AlgorithmConstraints(ConstraintType.PERMIT, "ES256");
    private static final String PAYLOAD = "{\"sub\":\"Jürgen\"}";

    private static EllipticCurveJsonWebKey key;
    private static String signed;

    @BeforeAll
    static void sign() throws JoseException {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("ES256");
        jws.setKeyIdHeaderValue("key-1");
        jws.setHeader("number", 5L);
        jws.setKey(key.getPrivateKey());
        jws.setPayload(PAYLOAD);
        signed = jws.getCompactSerialization();
    }

    @Test
    void what_the_owner_of_the_key_signed_is_read() throws JoseException {
        SignedJwt jwt = SignedJwt.parse(signed);
        assertEquals("key-1", jwt.header("kid"));
        assertNull(jwt.header("typ"));
        assertNull(jwt.header("number"));
        assertEquals(PAYLOAD, jwt.verify(key.getPublicKey(), ES256));
    }

    @Test
    void what_is_signed_here_is_read_by_others() throws JoseException {
        Map<String, String> header = Map.of("alg", "ES256", "typ", "at+jwt", "kid", "a \"key\"");
        var read = new JsonWebSignature();
        read.setCompactSerialization(SignedJwt.sign(header, PAYLOAD, key.getPrivateKey()));
        read.setKey(key.getPublicKey());
        assertEquals(PAYLOAD, read.getPayload());
        assertEquals(header, JsonUtil.parseJson(read.getHeaders().getFullHeaderAsJsonString()));
    }

    @Test
    void a_key_that_is_for_another_algorithm_signs_nothing() {
        for (String algorithm : new String[] {"ES384", "RS256", "HS256", "none", "of my own"})
            assertThrows(
                    JoseException.class,
                    () -> SignedJwt.sign(Map.of("alg", algorithm), PAYLOAD, key.getPrivateKey()),
                    algorithm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a",
                "a.b",
                "a..c",
                ".b.c",
                "a.b.c.d",
                "a.b.c",
                "bnVsbA.b.c",
                "W10.b.c",
                "ä.b.c",
                "e30=.b.c",
                "e 30.b.c",
                "{}.b.c"
            })
    void what_has_no_header_is_no_jwt(String text) {
        assertThrows(JoseException.class, () -> SignedJwt.parse(text));
    }

    /** Section 4.1.11: an extension that changes what the payload means may not be ignored. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"ES256\",\"crit\":[\"b64\"],\"b64\":false}",
                "{\"alg\":\"ES256\",\"crit\":null}",
                "{\"alg\":\"ES256\",\"alg\":\"none\"}",
                "{\"alg\":\"ES256\"}{}"
            })
    void a_header_that_is_ambiguous_or_critical_is_refused(String header) {
        assertThrows(JoseException.class, () -> SignedJwt.parse(encoded(header) + ".e30.e30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e30", "=", "!", "AAAA", "ä"})
    void another_signature_does_not_fit(String signature) throws JoseException {
        SignedJwt jwt = SignedJwt.parse(withoutSignature() + signature);
        assertThrows(JoseException.class, () -> jwt.verify(key.getPublicKey(), ES256));
    }

    /** R and S of zero: the curve's equation holds for them and for any key, where nobody looks (CVE-2022-21449). */
    @Test
    void a_signature_of_zeros_does_not_fit() throws JoseException {
        SignedJwt jwt = SignedJwt.parse(withoutSignature() + "A".repeat(86));
        assertThrows(JoseException.class, () -> jwt.verify(key.getPublicKey(), ES256));
    }

    /** Of the last letter only two bits count; a decoder that does not look takes sixteen letters for one. */
    @Test
    void the_same_signature_in_another_spelling_does_not_fit() throws JoseException {
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = letters.indexOf(signed.charAt(signed.length() - 1));
        String neighbour = signed.substring(0, signed.length() - 1) + letters.charAt(last ^ 1);
        for (String other : new String[] {signed + "=", signed + "==", signed + "\n", signed + " ", neighbour}) {
            SignedJwt jwt = SignedJwt.parse(other);
            assertThrows(JoseException.class, () -> jwt.verify(key.getPublicKey(), ES256));
        }
    }

    @Test
    void one_letter_more_in_the_payload_and_the_signature_does_not_fit() throws JoseException {
        SignedJwt jwt = SignedJwt.parse(signed.replaceFirst("\\.", ".A"));
        assertThrows(JoseException.class, () -> jwt.verify(key.getPublicKey(), ES256));
    }

    @Test
    void neither_another_key_nor_another_algorithm_is_taken() throws JoseException {
        SignedJwt jwt = SignedJwt.parse(signed);
        PublicKey other = EcJwkGenerator.generateJwk(EllipticCurves.P256).getPublicKey();
        PublicKey longer = EcJwkGenerator.generateJwk(EllipticCurves.P384).getPublicKey();
        assertThrows(JoseException.class, () -> jwt.verify(other, ES256));
        assertThrows(JoseException.class, () -> jwt.verify(longer, ES256));
        assertThrows(
                JoseException.class,
                () -> jwt.verify(key.getPublicKey(), new AlgorithmConstraints(ConstraintType.PERMIT, "RS256")));
    }

    @Test
    void none_is_no_algorithm() throws JoseException {
        SignedJwt jwt = SignedJwt.parse(encoded("{\"alg\":\"none\"}") + ".e30.");
        assertThrows(JoseException.class, () -> jwt.verify(key.getPublicKey(), ES256));
        assertThrows(JoseException.class, () -> jwt.verify(key.getPublicKey(), AlgorithmConstraints.NO_CONSTRAINTS));
    }

    @Test
    void a_header_that_names_no_algorithm_is_refused() throws JoseException {
        for (String header : new String[] {"{}", "{\"alg\":null}", "{\"alg\":256}"}) {
            SignedJwt jwt = SignedJwt.parse(encoded(header) + ".e30.e30");
            assertThrows(JoseException.class, () -> jwt.verify(key.getPublicKey(), ES256), header);
        }
    }

    @Test
    void two_dots_make_one() {
        assertFalse(SignedJwt.isOne("a.b"));
        assertFalse(SignedJwt.isOne("ola_123"));
    }

    private static String withoutSignature() {
        return signed.substring(0, signed.lastIndexOf('.') + 1);
    }

    private static String encoded(String header) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    }
}
