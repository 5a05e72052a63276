package oauthlab.auth.issuance;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import oauthlab.auth.clients.Client;
import oauthlab.auth.issuer.Issuer;
import oauthlab.auth.keys.SigningKey;
import oauthlab.auth.keys.SigningKeys;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.shared.wire.TokenResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes access tokens: JWTs of RFC 9068, signed with the active key.
 *
 * <pre>{"typ":"at+jwt","alg":"ES256","kid":"..."}
 * {"iss":"http://localhost:4000","sub":"user-123","aud":"http://localhost:4001","exp":1,"iat":1,
 *  "jti":"...","client_id":"web-app","scope":"tasks:read","auth_time":1}</pre>
 *
 * <p>Nothing is stored: the signature is what makes the token good, anywhere, until it expires.
 */
@ApplicationScoped
public class TokenIssuer {

    /** RFC 9068 section 2.1: so that no other kind of JWT passes for an access token. */
    static final String TYPE = "at+jwt";

    private static final int TOKEN_ID_BYTES = 16;

    private final Issuer issuer;
    private final SigningKeys keys;
    private final Clock clock;
    private final Duration lifetime;

    TokenIssuer(
            Issuer issuer,
            SigningKeys keys,
            Clock clock,
            @ConfigProperty(name = "oauthlab.access-token-lifetime") Duration lifetime) {
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** An id for a token that is yet to be made. */
    public static String newTokenId() {
        return RandomSecret.generate(TOKEN_ID_BYTES);
    }

    public Duration lifetime() {
        return lifetime;
    }

    /** The answer to a token request. */
    public TokenResponse issue(Client client, GrantOutcome outcome) {
        String token = sign(claims(client, outcome));
        return new TokenResponse(
                token, "Bearer", lifetime.toSeconds(), outcome.scopes().toString());
    }

    private JwtClaimsBuilder claims(Client client, GrantOutcome outcome) {
        Instant now = clock.instant();
        JwtClaimsBuilder claims = Jwt.claims()
                .issuer(issuer.identifier())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .claim("client_id", client.id())
                .claim("scope", outcome.scopes().toString());
        addAudience(claims, outcome);
        if (outcome instanceof GrantOutcome.ForUser user) {
            return claims.subject(user.userId())
                    .claim("jti", user.tokenId())
                    .claim("auth_time", user.authTime().getEpochSecond());
        }
        return claims.subject(client.id()).claim("jti", newTokenId());
    }

    /** One resource is written as a string, several as a list; RFC 7519 section 4.1.3 allows both. */
    private static void addAudience(JwtClaimsBuilder claims, GrantOutcome outcome) {
        if (outcome.audience().size() == 1) {
            claims.audience(outcome.audience().get(0));
        } else {
            claims.audience(new java.util.LinkedHashSet<>(outcome.audience()));
        }
    }

    private String sign(JwtClaimsBuilder claims) {
        SigningKey key = keys.active();
        return claims.jws()
                .type(TYPE)
                .keyId(key.kid())
                .algorithm(key.algorithm())
                .sign(key.privateKey());
    }
}
