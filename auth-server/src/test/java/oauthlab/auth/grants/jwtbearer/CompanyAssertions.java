package oauthlab.auth.grants.jwtbearer;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Assertions that are right, for tests to take as they are or to break in one place. */
public final class CompanyAssertions {

    static final String COMPANY = "https://idp.company.example";

    /** The client that they are for. */
    static final String ID = "office-app";

    /** The example key of RFC 7515 appendix A.3; everybody has it, so nobody may trust it but a test. */
    private static final String KEY = "{\"kty\":\"EC\",\"kid\":\"company\",\"crv\":\"P-256\","
            + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
            + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\","
            + "\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"}";

    private CompanyAssertions() {}

    /** The server takes them. */
    public static Map<String, String> settings() {
        String prefix = "oauthlab.identity-assertion.issuers.company.";
        return Map.of(
                prefix + "issuer",
                COMPANY,
                prefix + "jwks",
                "{\"keys\":[" + key().toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}",
                prefix + "users.company-alice",
                "user-456");
    }

    /** A client that may bring them. */
    static void addClient(Clients clients, String... scopes) {
        clients.addIfAbsent(new ClientBuilder(ID)
                .secret("office-secret")
                .grantTypes(GrantType.JWT_BEARER)
                .scopes(Scopes.of(scopes))
                .build());
    }

    static String assertion(Consumer<JwtClaims> change) {
        JwtClaims claims = claims();
        change.accept(claims);
        return signed(claims, "oauth-id-jag+jwt", "ES256", key());
    }

    static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(COMPANY);
        claims.setSubject("company-alice");
        claims.setAudience("http://localhost:4000");
        claims.setClaim("client_id", ID);
        claims.setClaim("resource", TestRequests.TASK_API);
        claims.setClaim("scope", "tasks:read");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setJwtId(UUID.randomUUID().toString());
        return claims;
    }

    static String signed(JwtClaims claims, String type, String algorithm, PublicJsonWebKey key) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setHeader("typ", type);
        jws.setAlgorithmHeaderValue(algorithm);
        if (key != null) {
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setKey(key.getPrivateKey());
        }
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException fault) {
            throw new AssertionError(fault);
        }
    }

    static PublicJsonWebKey key() {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(KEY);
        } catch (JoseException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
