package oauthlab.auth.tokens.dpop;

import static io.restassured.RestAssured.given;

import java.security.Key;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import oauthlab.auth.TestClock;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Proofs that are right, for tests to take as they are or to break in one place. */
public final class DpopProofs {

    private static final String TYPE = "dpop+jwt";

    private final TestClock clock;
    private PublicJsonWebKey key = newKey();
    private String nonce;

    private DpopProofs(TestClock clock) {
        this.clock = clock;
    }

    /** With a new key, and a nonce from the server. */
    public static DpopProofs start(TestClock clock) {
        var proofs = new DpopProofs(clock);
        proofs.nonce = given().auth()
                .preemptive()
                .basic("ai-agent-assistant", "agent-secret-67890")
                .formParam("grant_type", "client_credentials")
                .header("DPoP", proofs.make("/oauth/token", claims -> {}))
                .post("/oauth/token")
                .getHeader("DPoP-Nonce");
        return proofs;
    }

    public static PublicJsonWebKey newKey() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public PublicJsonWebKey key() {
        return key;
    }

    /** From now on proofs are made with this one. */
    public void use(PublicJsonWebKey other) {
        key = other;
    }

    public String thumbprint() {
        return key.calculateBase64urlEncodedThumbprint("SHA-256");
    }

    String nonce() {
        return nonce;
    }

    /** A proof for a POST to this path, changed. */
    public String make(String path, Consumer<JwtClaims> change) {
        return signed(path, change, TYPE, "ES256", key.getPrivateKey(), key);
    }

    String signed(
            String path,
            Consumer<JwtClaims> change,
            String type,
            String algorithm,
            Key signingKey,
            PublicJsonWebKey shown) {
        JsonWebSignature jws = unsigned(path, change, type, algorithm, signingKey);
        if (shown != null) jws.setJwkHeader(shown);
        return compact(jws);
    }

    /** A proof whose header shows both halves of its key. */
    String withPrivateKey(String path) {
        JsonWebSignature jws = unsigned(path, claims -> {}, TYPE, "ES256", key.getPrivateKey());
        jws.getHeaders().setObjectHeaderValue("jwk", key.toParams(OutputControlLevel.INCLUDE_PRIVATE));
        return compact(jws);
    }

    NumericDate in(Duration time) {
        return NumericDate.fromMilliseconds(clock.instant().plus(time).toEpochMilli());
    }

    private JsonWebSignature unsigned(
            String path, Consumer<JwtClaims> change, String type, String algorithm, Key signingKey) {
        var claims = new JwtClaims();
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(in(Duration.ZERO));
        claims.setClaim("htm", "POST");
        claims.setClaim("htu", "http://localhost:4000" + path);
        if (nonce != null) claims.setClaim("nonce", nonce);
        change.accept(claims);
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setHeader("typ", type);
        jws.setAlgorithmHeaderValue(algorithm);
        jws.setKey(signingKey);
        jws.setPayload(claims.toJson());
        return jws;
    }

    private static String compact(JsonWebSignature jws) {
        try {
            return jws.getCompactSerialization();
        } catch (JoseException fault) {
            throw new AssertionError(fault);
        }
    }
}
