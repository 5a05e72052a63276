package oauthlab.shared.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeSignaturesTest {

    /** Both directions between the two providers: what one signs, the other must accept. */
    @ParameterizedTest
    @CsvSource({"EC, 256, SHA256withECDSA, SunEC", "RSA, 2048, SHA256withRSA, SunRsaSign"})
    void signatures_of_either_provider_are_good_for_the_other(String kind, int bits, String algorithm, String jdk)
            throws Exception {
        String line = NativeSignatures.install();
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        Signature installed = Signature.getInstance(algorithm);
        Signature own = Signature.getInstance(algorithm, jdk);
        assertTrue(verifies(own, pair, sign(installed, pair.getPrivate())));
        assertTrue(verifies(installed, pair, sign(own, pair.getPrivate())));
        assertEquals(line.contains("native"), installed.getProvider().getName().equals("Conscrypt"));
    }

    @ParameterizedTest
    @CsvSource({"EC", "Ed25519"})
    void other_keys_stay_with_the_jdk(String kind) throws Exception {
        NativeSignatures.install();
        assertTrue(KeyPairGenerator.getInstance(kind).getProvider().getName().startsWith("Sun"));
    }

    @Test
    void rsa_keys_and_hmacs_are_made_by_whoever_signs() throws Exception {
        boolean isNative = NativeSignatures.install().contains("native");
        assertEquals(isNative, isConscrypt(KeyPairGenerator.getInstance("RSA").getProvider()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[1], "HmacSHA256"));
        assertEquals(isNative, isConscrypt(mac.getProvider()));
    }

    /** A key that was prepared signs and verifies like the one it came from, at either provider, and for the JOSE library. */
    @Test
    void a_prepared_key_is_the_same_key() throws Exception {
        boolean isNative = NativeSignatures.install().contains("native");
        PublicJsonWebKey jwk = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        Key prepared = NativeSignatures.prepared(jwk.getPrivateKey());
        assertEquals(isNative, prepared != jwk.getPrivateKey());
        var header = Map.of("alg", "ES256");
        String signed = SignedJwt.sign(header, "{}", prepared);
        String other = SignedJwt.sign(header, "{}", jwk.getPrivateKey());
        for (Key verifying : List.of(jwk.getPublicKey(), NativeSignatures.prepared(jwk.getPublicKey()))) {
            for (String jwt : List.of(signed, other))
                assertEquals("{}", SignedJwt.parse(jwt).verify(verifying, AlgorithmConstraints.NO_CONSTRAINTS));
        }
        Signature jdk = Signature.getInstance("SHA256withECDSA", "SunEC");
        assertTrue(verifies(
                Signature.getInstance("SHA256withECDSA"),
                new KeyPair(jwk.getPublicKey(), jwk.getPrivateKey()),
                sign(jdk, (PrivateKey) prepared)));
    }

    @ParameterizedTest
    @CsvSource({"EC, 384", "RSA, 2048"})
    void other_keys_stay_as_they_are(String kind, int bits) throws Exception {
        NativeSignatures.install();
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        PrivateKey key = generator.generateKeyPair().getPrivate();
        assertSame(key, NativeSignatures.prepared(key));
        assertNull(NativeSignatures.prepared(null));
    }

    private static boolean isConscrypt(Provider provider) {
        return provider.getName().equals("Conscrypt");
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void installing_again_changes_nothing(int times) {
        for (int i = 0; i < times; i++) NativeSignatures.install();
        long installed = java.util.Arrays.stream(Security.getProviders())
                .filter(provider -> provider.getName().equals("Conscrypt"))
                .count();
        assertTrue(installed <= 1);
    }

    private static byte[] sign(Signature signature, PrivateKey key) throws Exception {
        signature.initSign(key);
        signature.update("message".getBytes(StandardCharsets.UTF_8));
        return signature.sign();
    }

    private static boolean verifies(Signature signature, KeyPair pair, byte[] bytes) throws Exception {
        signature.initVerify(pair.getPublic());
        signature.update("message".getBytes(StandardCharsets.UTF_8));
        return signature.verify(bytes);
    }
}
