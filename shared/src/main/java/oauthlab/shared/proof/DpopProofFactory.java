package oauthlab.shared.proof;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The key that a client's tokens are bound to, and the proofs that it has it: one for each request. RFC 9449 section 4.2.
 *
 * <pre>{"typ":"dpop+jwt","alg":"ES256","jwk":{...}}.{"jti":"...","htm":"POST","htu":"https://...","iat":1700000000}</pre>
 */
public final class DpopProofFactory {

    private final EllipticCurveJsonWebKey key;

    private DpopProofFactory(EllipticCurveJsonWebKey key) {
        this.key = key;
    }

    /** With a new key. */
    public static DpopProofFactory random() {
        try {
            return new DpopProofFactory(EcJwkGenerator.generateJwk(EllipticCurves.P256));
        } catch (JoseException impossible) {
            throw new IllegalStateException("every JDK has P-256", impossible);
        }
    }

    /**
     * With a key that was kept.
     *
     * @param privateJwk what {@link #privateJwk} gave
     * @throws IllegalArgumentException when it is no private key on P-256
     */
    public static DpopProofFactory of(String privateJwk) {
        try {
            if (JsonWebKey.Factory.newJwk(privateJwk) instanceof EllipticCurveJsonWebKey read
                    && read.getPrivateKey() != null
                    && EllipticCurves.P_256.equals(read.getCurveName())) return new DpopProofFactory(read);
        } catch (JoseException noKey) {
            // Said below, without the library's words: they may quote the key.
        }
        throw new IllegalArgumentException("this is no private JWK on P-256");
    }

    /** The key, to be kept like a password. RFC 7517. */
    public String privateJwk() {
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    /** What tokens that are bound to this key say in {@code cnf.jkt}. Section 6.1. */
    public String thumbprint() {
        return key.calculateBase64urlEncodedThumbprint("SHA-256");
    }

    /**
     * A proof for one request.
     *
     * @param nonce what the server wants to see in it (sections 8 and 9), if it said so
     * @param accessToken what goes with the request; empty at the token endpoint
     */
    public String proof(String method, URI address, Optional<String> nonce, Optional<String> accessToken, Instant now) {
        var claims = new JwtClaims();
        claims.setJwtId(RandomSecret.generate(16));
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setClaim("htm", method);
        claims.setClaim("htu", address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath());
        nonce.ifPresent(value -> claims.setClaim("nonce", value));
        accessToken.ifPresent(token -> claims.setClaim("ath", Digests.sha256(token)));
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        var jws = new JsonWebSignature();
        jws.setHeader("typ", "dpop+jwt");
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setJwkHeader(key);
        jws.setKey(key.getPrivateKey());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "DpopProofFactory[" + thumbprint() + "]";
    }
}
