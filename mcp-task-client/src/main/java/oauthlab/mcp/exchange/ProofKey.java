package oauthlab.mcp.exchange;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The key that our tokens are bound to, and the proofs made with it. RFC 9449 section 4.2. It is made at the start of this
 * process, and ends with it, as the tokens do.
 */
@Singleton
public class ProofKey {

    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final Clock clock;
    private final EllipticCurveJsonWebKey key;

    ProofKey(Clock clock) throws JoseException {
        this.clock = clock;
        this.key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    }

    /** A proof for a request to the token endpoint. */
    public String proof(String method, URI address) {
        return sign(claims(method, address));
    }

    /** A proof for a request with this access token (section 7.1). */
    public String proof(String method, URI address, OwnToken token) {
        JwtClaims claims = claims(method, address);
        claims.setClaim("ath", Digests.sha256(token.value()));
        return sign(claims);
    }

    /** The value that the server at this address wants to see in the next proof (section 8.2); null is none. */
    public void remember(URI address, String nonce) {
        if (nonce != null) nonces.put(address.getAuthority(), nonce);
    }

    private JwtClaims claims(String method, URI address) {
        var claims = new JwtClaims();
        claims.setJwtId(RandomSecret.generate(16));
        claims.setIssuedAt(NumericDate.fromSeconds(clock.instant().getEpochSecond()));
        claims.setClaim("htm", method);
        claims.setClaim("htu", address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath());
        String nonce = nonces.get(address.getAuthority());
        if (nonce != null) claims.setClaim("nonce", nonce);
        return claims;
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
}
