package oauthlab.auth.keys;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.security.PrivateKey;
import org.jose4j.jwk.PublicJsonWebKey;

/**
 * A key pair for signatures.
 *
 * @param kid its name in the key set: the thumbprint of the public half (RFC 7638), so that equal names are equal keys
 * @param jwk both halves; only the public one is ever shown
 */
public record SigningKey(String kid, SignatureAlgorithm algorithm, PublicJsonWebKey jwk) {

    public PrivateKey privateKey() {
        return jwk.getPrivateKey();
    }

    @Override
    public String toString() {
        return "SigningKey[" + algorithm + " " + kid + "]";
    }
}
