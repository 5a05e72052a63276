package oauthlab.auth.keys;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.security.Key;
import java.time.Instant;
import oauthlab.shared.proof.NativeSignatures;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * A key for signatures.
 *
 * @param kid its name in the key set: the thumbprint of the public half (RFC 7638), so that equal names are equal keys
 * @param since when it came into this state
 * @param jwk the public half, and in the state {@code ACTIVE} the private one too; only the public one is ever shown
 * @param privateKey what signs; null unless this key is {@code ACTIVE}
 * @param publicKey what verifies
 */
public record SigningKey(
        String kid,
        SignatureAlgorithm algorithm,
        KeyState state,
        Instant since,
        PublicJsonWebKey jwk,
        Key privateKey,
        Key publicKey) {

    static SigningKey of(
            String kid, SignatureAlgorithm algorithm, KeyState state, Instant since, PublicJsonWebKey jwk) {
        return new SigningKey(
                kid,
                algorithm,
                state,
                since,
                jwk,
                NativeSignatures.prepared(jwk.getPrivateKey()),
                NativeSignatures.prepared(jwk.getPublicKey()));
    }

    @Override
    public String toString() {
        return "SigningKey[" + state + " " + algorithm + " " + kid + "]";
    }
}
