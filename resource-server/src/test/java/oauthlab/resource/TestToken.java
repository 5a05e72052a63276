package oauthlab.resource;

import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import oauthlab.guarded.StandInIssuer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A good access token of RFC 9068, of which a test spoils one thing. */
public final class TestToken {

    public static final String AUDIENCE = "http://localhost:4001";

    private final JwtClaims claims = new JwtClaims();
    private String algorithm;
    private Key key;
    private String keyId;
    private String payload;
    private String type = "at+jwt";

    private TestToken(StandInIssuer issuer, Instant now) {
        signedWith(issuer.key());
        claims.setIssuer(issuer.issuer());
        claims.setAudience(AUDIENCE);
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 3600));
        claims.setJwtId(UUID.randomUUID().toString());
    }

    /** A user's token, got by the client {@code web-app}. */
    public static TestToken user(StandInIssuer issuer, Instant now, String user, String scope) {
        return new TestToken(issuer, now)
                .with("sub", user)
                .with("client_id", "web-app")
                .with("scope", scope);
    }

    /** The token of a client that acts for itself. */
    public static TestToken client(StandInIssuer issuer, Instant now, String clientId, String scope) {
        return user(issuer, now, clientId, scope).with("client_id", clientId);
    }

    public TestToken with(String claim, Object value) {
        claims.setClaim(claim, value);
        return this;
    }

    public TestToken expiresAt(Instant when) {
        return with("iat", when.getEpochSecond() - 3600).with("exp", when.getEpochSecond());
    }

    public TestToken audiences(String... audiences) {
        return with("aud", List.of(audiences));
    }

    public TestToken without(String claim) {
        claims.unsetClaim(claim);
        return this;
    }

    public TestToken type(String typ) {
        type = typ;
        return this;
    }

    public TestToken keyId(String kid) {
        keyId = kid;
        return this;
    }

    public TestToken signedWith(StandInIssuer.SigningKey signing) {
        keyId = signing.id();
        return signedWith(signing.algorithm(), signing.secret());
    }

    public TestToken signedWith(String alg, Key secret) {
        algorithm = alg;
        key = secret;
        return this;
    }

    /** Signs this, whatever it is. */
    public TestToken payload(String text) {
        payload = text;
        return this;
    }

    public String claimsAsJson() {
        return claims.toJson();
    }

    public String sign() {
        try {
            var jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            jws.setPayload(payload == null ? claims.toJson() : payload);
            jws.setAlgorithmHeaderValue(algorithm);
            jws.setKey(key);
            jws.setDoKeyValidation(false);
            if (keyId != null) jws.setKeyIdHeaderValue(keyId);
            if (type != null) jws.setHeader("typ", type);
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
