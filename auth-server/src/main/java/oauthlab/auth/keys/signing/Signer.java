package oauthlab.auth.keys.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.util.LinkedHashMap;
import java.util.Optional;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.keys.SigningKey;
import oauthlab.auth.keys.SigningKeys;
import oauthlab.shared.proof.SignedJwt;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Signs claims with the active key, and finds the key for a token that comes back. RFC 7515. */
@ApplicationScoped
public class Signer {

    public static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256", "RS256", "EdDSA");

    /** With the symmetric one, for the tokens that only we read. */
    private static final AlgorithmConstraints OURS_ALONE =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, SymmetricSignature.ALGORITHM);

    private final SigningKeys keys;
    private final SymmetricSignature symmetric;
    private final Issuer issuer;

    Signer(SigningKeys keys, SymmetricSignature symmetric, Issuer issuer) {
        this.keys = keys;
        this.symmetric = symmetric;
        this.issuer = issuer;
    }

    /**
     * The key that a token of ours names, for the algorithm that key is for. The algorithm comes from our key, never
     * from the token alone: else the token would choose how it is checked.
     *
     * @throws UnresolvableKeyException when it names no key of ours, or another algorithm than that key's
     */
    public Key keyFor(String kid, String algorithm) throws UnresolvableKeyException {
        return SymmetricSignature.ALGORITHM.equals(algorithm)
                ? symmetric.find(kid).orElseThrow(() -> new UnresolvableKeyException("no key of ours with this kid"))
                : publicKey(kid, algorithm);
    }

    /** What an access token may be signed with: one of them or the other, never both. */
    public AlgorithmConstraints forAccessTokens() {
        return symmetric.isOn() ? OURS_ALONE : ALGORITHMS;
    }

    /** Is this key still good? */
    public boolean knows(String kid) {
        return symmetric.isOn()
                ? symmetric.find(kid).isPresent()
                : keys.find(kid).isPresent();
    }

    private Key publicKey(String kid, String algorithm) throws UnresolvableKeyException {
        Optional<SigningKey> key =
                keys.find(kid).filter(found -> found.algorithm().getAlgorithm().equals(algorithm));
        if (key.isEmpty()) throw new UnresolvableKeyException("no key of ours with this kid and alg");
        return key.get().publicKey();
    }

    /** Claims of ours to be filled in; they begin with who says so. */
    public JwtClaims newClaims() {
        var claims = new JwtClaims();
        claims.setIssuer(issuer.identifier());
        return claims;
    }

    /** @param type what kind of JWT this is ({@code typ}), so that none passes for another. RFC 8725 section 3.11 */
    public String sign(String type, JwtClaims claims) {
        return symmetric.isOn()
                ? sign(type, claims, symmetric.kid(), SymmetricSignature.ALGORITHM, symmetric.key())
                : sign(type, claims, keys.active());
    }

    public String sign(String type, JwtClaims claims, SigningKey key) {
        return sign(type, claims, key.kid(), key.algorithm().getAlgorithm(), key.privateKey());
    }

    private static String sign(String type, JwtClaims claims, String kid, String algorithm, Key key) {
        var header = new LinkedHashMap<String, String>();
        header.put("kid", kid);
        header.put("typ", type);
        header.put("alg", algorithm);
        try {
            return SignedJwt.sign(header, claims.toJson(), key);
        } catch (JoseException fault) {
            throw new IllegalStateException("the key " + kid + " cannot sign", fault);
        }
    }
}
