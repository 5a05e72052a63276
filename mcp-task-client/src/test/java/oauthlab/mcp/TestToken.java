package oauthlab.mcp;

import java.security.Key;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** A good access token of RFC 9068 for this server, of which a test spoils one thing. */
public final class TestToken {

    static final String AUDIENCE = "http://localhost:4002/mcp";

    private final JwtClaims claims = new JwtClaims();
    private String type = "at+jwt";
    private String algorithm = "ES256";
    private Key key = StandIns.key().pair().getPrivateKey();
    private String keyId = StandIns.key().pair().getKeyId();

    /** The token of a user, got by the client {@code agent-cli}. */
    public static TestToken user(String scope) {
        return new TestToken()
                .with("sub", "user-123")
                .with("client_id", "agent-cli")
                .with("scope", scope);
    }

    /** The token of a program that works for itself. */
    static TestToken machine(String scope) {
        return user(scope).with("sub", "ai-agent-assistant").with("client_id", "ai-agent-assistant");
    }

    private TestToken() {
        long now = Instant.now().getEpochSecond();
        with("iss", StandIns.issuer).with("aud", AUDIENCE).with("iat", now).with("exp", now + 3600);
        with("jti", UUID.randomUUID().toString());
    }

    TestToken with(String claim, Object value) {
        claims.setClaim(claim, value);
        return this;
    }

    TestToken without(String claim) {
        claims.unsetClaim(claim);
        return this;
    }

    TestToken type(String typ) {
        type = typ;
        return this;
    }

    TestToken signedWith(String alg, Key secret) {
        algorithm = alg;
        key = secret;
        return this;
    }

    TestToken signedWith(SigningKey signing) {
        keyId = signing.pair().getKeyId();
        return signedWith("ES256", signing.pair().getPrivateKey());
    }

    public String sign() {
        try {
            var jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            jws.setPayload(claims.toJson());
            jws.setAlgorithmHeaderValue(algorithm);
            jws.setKey(key);
            jws.setDoKeyValidation(false);
            jws.setKeyIdHeaderValue(keyId);
            if (type != null) jws.setHeader("typ", type);
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
