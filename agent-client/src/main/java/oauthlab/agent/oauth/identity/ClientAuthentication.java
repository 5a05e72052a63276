package oauthlab.agent.oauth.identity;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import oauthlab.agent.foundation.config.OAuthOptions.ClientSecret;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.ParameterNames;
import oauthlab.shared.secret.RandomSecret;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Adds to a request what proves who sends it. RFC 6749 section 2.3, RFC 7523 section 2.2. */
@Singleton
public class ClientAuthentication {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int ASSERTION_SECONDS = 60;

    private final Clock clock;

    ClientAuthentication(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds parameters to {@code form} and headers to {@code headers}.
     *
     * @param issuer to whom the request goes; nobody else can use what is signed for it
     */
    public void add(ClientIdentity client, String issuer, Map<String, String> form, Map<String, String> headers) {
        switch (client.method()) {
            case NONE -> form.put(ParameterNames.CLIENT_ID, client.clientId());
            case CLIENT_SECRET_BASIC -> headers.put("Authorization", basic(client));
            case CLIENT_SECRET_POST -> {
                form.put(ParameterNames.CLIENT_ID, client.clientId());
                form.put(ParameterNames.CLIENT_SECRET, secret(client));
            }
            case PRIVATE_KEY_JWT -> {
                form.put(ParameterNames.CLIENT_ID, client.clientId());
                form.put("client_assertion_type", JWT_BEARER);
                form.put("client_assertion", assertion(client, issuer));
            }
        }
    }

    /** Both halves are form-encoded first, which many forget: RFC 6749 section 2.3.1. */
    private static String basic(ClientIdentity client) {
        String pair = encode(client.clientId()) + ":" + encode(secret(client));
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String secret(ClientIdentity client) {
        return client.secret().map(ClientSecret::value).orElseThrow();
    }

    /** Its audience is the issuer: one made for this server is worth nothing at another (RFC 7523 section 3). */
    private String assertion(ClientIdentity client, String issuer) {
        SigningKey key = client.key().orElseThrow();
        var claims = new JwtClaims();
        claims.setIssuer(client.clientId());
        claims.setSubject(client.clientId());
        claims.setAudience(issuer);
        claims.setJwtId(RandomSecret.generate(16));
        long now = clock.instant().getEpochSecond();
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + ASSERTION_SECONDS));
        var jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(key.algorithm());
        if (key.keyId() != null) jws.setKeyIdHeaderValue(key.keyId());
        jws.setKey(key.key());
        jws.setPayload(claims.toJson());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException unusable) {
            throw AgentException.of(
                    "The private key cannot sign with " + key.algorithm() + ".",
                    "For ES256 it has to be on the curve P-256, for RS256 it needs 2048 bits or more.");
        }
    }
}
