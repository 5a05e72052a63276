package oauthlab.auth.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.util.Optional;
import oauthlab.auth.issuer.Issuer;
import oauthlab.auth.keys.SigningKey;
import oauthlab.auth.keys.SigningKeys;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Signs claims with the active key, and finds the key for a token that comes back. RFC 7515. */
@ApplicationScoped
class Signer {

    static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256", "RS256", "EdDSA");

    private final SigningKeys keys;
    private final Issuer issuer;

    Signer(SigningKeys keys, Issuer issuer) {
        this.keys = keys;
        this.issuer = issuer;
    }

    /**
     * The key that a token of ours names, for the algorithm that key is for. The algorithm comes from our key, never
     * from the token alone: else the token would choose how it is checked.
     */
    VerificationKeyResolver byKid() {
        return (token, nesting) -> publicKey(token.getKeyIdHeaderValue(), token.getAlgorithmHeaderValue());
    }

    /** Is this key still in the key set? */
    boolean knows(String kid) {
        return keys.find(kid).isPresent();
    }

    private Key publicKey(String kid, String algorithm) throws UnresolvableKeyException {
        Optional<SigningKey> key =
                keys.find(kid).filter(found -> found.algorithm().getAlgorithm().equals(algorithm));
        if (key.isEmpty()) throw new UnresolvableKeyException("no key of ours with this kid and alg");
        return key.get().jwk().getPublicKey();
    }

    /** Claims of ours to be filled in; they begin with who says so. */
    JwtClaims newClaims() {
        var claims = new JwtClaims();
        claims.setIssuer(issuer.identifier());
        return claims;
    }

    /** @param type what kind of JWT this is ({@code typ}), so that none passes for another. RFC 8725 section 3.11 */
    String sign(String type, JwtClaims claims) {
        return sign(type, claims, keys.active());
    }

    String sign(String type, JwtClaims claims, SigningKey key) {
        var signature = new JsonWebSignature();
        signature.setKeyIdHeaderValue(key.kid());
        signature.setHeader(HeaderParameterNames.TYPE, type);
        signature.setAlgorithmHeaderValue(key.algorithm().getAlgorithm());
        signature.setKey(key.privateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException fault) {
            throw new IllegalStateException("the key " + key.kid() + " cannot sign", fault);
        }
    }
}
