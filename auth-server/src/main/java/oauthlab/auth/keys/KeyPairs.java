package oauthlab.auth.keys;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Makes key pairs and writes them as JWK. RFC 7518 section 6, RFC 8037 for Ed25519. */
final class KeyPairs {

    private static final int RSA_BITS = 2048;

    private KeyPairs() {}

    /** @throws IllegalStateException for one that we have no keys for */
    static SignatureAlgorithm algorithm(String name) {
        return switch (name) {
            case "ES256" -> SignatureAlgorithm.ES256;
            case "RS256" -> SignatureAlgorithm.RS256;
            case "EdDSA" -> SignatureAlgorithm.EDDSA;
            default ->
                throw new IllegalStateException(
                        "oauthlab.signing-algorithms may have ES256, RS256 and EdDSA, but has " + name + ".");
        };
    }

    static PublicJsonWebKey generate(SignatureAlgorithm algorithm) {
        try {
            PublicJsonWebKey jwk = switch (algorithm) {
                case ES256 -> EcJwkGenerator.generateJwk(EllipticCurves.P256);
                case RS256 -> RsaJwkGenerator.generateJwk(RSA_BITS);
                case EDDSA -> OkpJwkGenerator.generateJwk("Ed25519");
                default -> throw new IllegalArgumentException(algorithm.getAlgorithm());
            };
            jwk.setKeyId(jwk.calculateBase64urlEncodedThumbprint("SHA-256"));
            jwk.setUse("sig");
            jwk.setAlgorithm(algorithm.getAlgorithm());
            return jwk;
        } catch (JoseException fault) {
            throw new IllegalStateException("cannot make a key pair for " + algorithm.getAlgorithm(), fault);
        }
    }

    static String publicHalf(PublicJsonWebKey jwk) {
        return jwk.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    static String bothHalves(PublicJsonWebKey jwk) {
        return jwk.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    static PublicJsonWebKey read(String jwk) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(jwk);
        } catch (JoseException fault) {
            throw new IllegalStateException("a stored key cannot be read", fault);
        }
    }
}
