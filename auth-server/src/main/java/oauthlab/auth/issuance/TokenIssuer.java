package oauthlab.auth.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import oauthlab.auth.clients.Client;
import oauthlab.auth.families.Lifetimes;
import oauthlab.auth.families.RefreshTokens;
import oauthlab.auth.issuer.Issuer;
import oauthlab.auth.keys.SigningKey;
import oauthlab.auth.keys.SigningKeys;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.shared.wire.TokenResponse;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/**
 * Makes access tokens: JWTs of RFC 9068, signed with the active key.
 *
 * <pre>{"typ":"at+jwt","alg":"ES256","kid":"..."}
 * {"iss":"http://localhost:4000","sub":"user-123","aud":"http://localhost:4001","exp":1,"iat":1,
 *  "jti":"...","client_id":"web-app","scope":"tasks:read","auth_time":1,"grant_id":"..."}</pre>
 *
 * <p>Nothing is stored: the signature is what makes the token good, anywhere, until it expires.
 */
@ApplicationScoped
public class TokenIssuer {

    /** RFC 9068 section 2.1: so that no other kind of JWT passes for an access token. */
    static final String TYPE = "at+jwt";

    /** The family of the token, by which all of an approval can be called back. */
    static final String GRANT_ID = "grant_id";

    private static final int TOKEN_ID_BYTES = 16;

    private final Issuer issuer;
    private final SigningKeys keys;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final RefreshTokens refreshTokens;

    TokenIssuer(Issuer issuer, SigningKeys keys, Clock clock, Lifetimes lifetimes, RefreshTokens refreshTokens) {
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.refreshTokens = refreshTokens;
    }

    /** The answer to a token request. */
    public TokenResponse issue(Client client, GrantOutcome outcome) {
        Duration lifetime = client.tokens().accessTokenLifetime().orElse(lifetimes.accessToken());
        String token = sign(claims(client, outcome, lifetime));
        return TokenResponse.bearer(token, lifetime, outcome.scopes()).withRefreshToken(refreshToken(client, outcome));
    }

    /** Only who acts for a user gets one, and only if the client is registered to use it. */
    private String refreshToken(Client client, GrantOutcome outcome) {
        return outcome instanceof GrantOutcome.ForUser user && client.mayUse(GrantType.REFRESH_TOKEN)
                ? refreshTokens.write(user.family())
                : null;
    }

    private JwtClaims claims(Client client, GrantOutcome outcome, Duration lifetime) {
        NumericDate now = NumericDate.fromSeconds(clock.instant().getEpochSecond());
        NumericDate end = NumericDate.fromSeconds(now.getValue() + lifetime.toSeconds());
        var claims = new JwtClaims();
        claims.setIssuer(issuer.identifier());
        claims.setIssuedAt(now);
        claims.setExpirationTime(end);
        claims.setClaim("client_id", client.id());
        claims.setClaim("scope", outcome.scopes().toString());
        claims.setAudience(outcome.audience());
        claims.setSubject(client.id());
        claims.setJwtId(RandomSecret.generate(TOKEN_ID_BYTES));
        if (outcome instanceof GrantOutcome.ForUser user) {
            claims.setSubject(user.family().userId());
            claims.setClaim("auth_time", user.family().authTime().getEpochSecond());
            claims.setClaim(GRANT_ID, user.family().id());
        }
        return claims;
    }

    private String sign(JwtClaims claims) {
        SigningKey key = keys.active();
        var signature = new JsonWebSignature();
        signature.setKeyIdHeaderValue(key.kid());
        signature.setHeader(HeaderParameterNames.TYPE, TYPE);
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
