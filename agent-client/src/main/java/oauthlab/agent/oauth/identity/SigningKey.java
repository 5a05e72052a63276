package oauthlab.agent.oauth.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import oauthlab.agent.foundation.transcript.AgentException;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * A private key that proves who the agent is. RFC 7523 section 2.2.
 *
 * @param keyId which of the client's keys it is; null when the file does not say
 * @param algorithm of RFC 7518: ES256, RS256 or EdDSA
 */
public record SigningKey(PrivateKey key, String keyId, String algorithm) {

    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

    /**
     * Reads a file with a JWK (RFC 7517), or with PEM: {@code -----BEGIN PRIVATE KEY-----}.
     *
     * @throws AgentException when it cannot be read; the message names the file and never what is in it
     */
    public static SigningKey read(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.startsWith("{") ? jwk(text) : pem(text);
        } catch (IOException | JoseException | GeneralSecurityException | IllegalArgumentException unreadable) {
            throw AgentException.of(
                    "The private key in " + file + " cannot be read ("
                            + unreadable.getClass().getSimpleName() + ").",
                    "It has to be a private JWK, or PEM that begins with -----BEGIN PRIVATE KEY-----. To turn an older PEM",
                    "into that: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
    }

    private static SigningKey jwk(String json) throws JoseException {
        if (JsonWebKey.Factory.newJwk(json) instanceof PublicJsonWebKey key && key.getPrivateKey() != null)
            return new SigningKey(key.getPrivateKey(), key.getKeyId(), algorithm(key.getPrivateKey()));
        throw new JoseException("not a private key");
    }

    private static SigningKey pem(String text) throws GeneralSecurityException {
        String base64 = text.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
        for (String algorithm : ALGORITHMS) {
            try {
                PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(spec);
                return new SigningKey(key, null, algorithm(key));
            } catch (GeneralSecurityException anotherKind) {
                // The next one may be it: PKCS #8 says which, but the JDK has to be told before it looks.
            }
        }
        throw new GeneralSecurityException("a kind of key that is not known here");
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "ES256";
            case "RSA" -> "RS256";
            default -> "EdDSA";
        };
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "SigningKey[" + algorithm + "]";
    }
}
