package oauthlab.auth.tokens.issuance;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.tokens.families.Lifetimes;
import oauthlab.auth.tokens.families.RefreshTokens;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.wire.RevocationList;
import oauthlab.shared.wire.TokenResponse;
import org.jose4j.jwt.JwtClaims;

/**
 * Makes access tokens: JWTs of RFC 9068, signed with the active key; or opaque ones, for clients that are set so.
 *
 * <pre>{"typ":"at+jwt","alg":"ES256","kid":"..."}
 * {"iss":"http://localhost:4000","sub":"user-123","aud":"http://localhost:4001","exp":1,"iat":1,
 *  "jti":"...","client_id":"web-app","scope":"tasks:read","auth_time":1,"grant_id":"..."}</pre>
 *
 * <p>Of a JWT nothing is stored: the signature is what makes it good, anywhere, until it expires.
 */
@ApplicationScoped
public class TokenIssuer {

    /** The family of the token, by which all of an approval can be called back. */
    static final String GRANT_ID = RevocationList.GRANT_ID;

    private final AccessTokenClaims claims;
    private final AccessTokenFormat format;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final RefreshTokens refreshTokens;
    private final IdTokens idTokens;
    private final List<TokenExtension> extensions;

    TokenIssuer(
            AccessTokenClaims claims,
            AccessTokenFormat format,
            Clock clock,
            Lifetimes lifetimes,
            RefreshTokens refreshTokens,
            IdTokens idTokens,
            @All List<TokenExtension> extensions) {
        this.claims = claims;
        this.format = format;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.refreshTokens = refreshTokens;
        this.idTokens = idTokens;
        this.extensions = extensions;
    }

    /**
     * The answer to a token request.
     *
     * @param keyThumbprint the key that the token is to be bound to (RFC 9449 section 6.1), if any
     */
    public TokenResponse issue(Client client, GrantOutcome outcome, Optional<String> keyThumbprint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return outcome.decide(ours -> issue(client, ours, keyThumbprint, now), theirs -> passedOn(theirs, now));
    }

    private TokenResponse issue(
            Client client, GrantOutcome.Issued outcome, Optional<String> keyThumbprint, Instant now) {
        Instant end = end(client, outcome, now);
        JwtClaims content = claims.of(client, outcome, now, end);
        keyThumbprint.ifPresent(key -> content.setClaim("cnf", Map.of("jkt", key)));
        String token = format.write(client, content, end);
        TokenResponse bearer = TokenResponse.bearer(token, Duration.between(now, end), outcome.scopes());
        TokenResponse answer = keyThumbprint.isPresent() ? bearer.bound() : bearer;
        Optional<GrantOutcome.ForUser> approval = outcome.approval();
        if (approval.isPresent()) {
            String tokenId = String.valueOf(content.getClaimValue("jti"));
            extensions.forEach(extension -> extension.issued(approval.get(), tokenId, end));
            return instead(approval.get(), forUser(client, approval.get(), answer), now);
        }
        return outcome.issuedTokenType().map(answer::withIssuedTokenType).orElse(answer);
    }

    private Instant end(Client client, GrantOutcome.Issued outcome, Instant now) {
        Duration lifetime = client.tokens().accessTokenLifetime().orElse(lifetimes.accessToken());
        Instant end = now.plus(longest(lifetime));
        return outcome.notAfter().filter(end::isAfter).orElse(end);
    }

    private Duration longest(Duration lifetime) {
        return lifetime.compareTo(lifetimes.longestAccessToken()) > 0 ? lifetimes.longestAccessToken() : lifetime;
    }

    /** Who acts for a user may get a refresh token, and learn who the user is. */
    private TokenResponse forUser(Client client, GrantOutcome.ForUser outcome, TokenResponse answer) {
        String refreshToken = client.mayUse(GrantType.REFRESH_TOKEN) ? refreshTokens.write(outcome.family()) : null;
        String idToken =
                outcome.scopes().contains("openid") ? idTokens.make(client, outcome, answer.accessToken()) : null;
        return answer.with(refreshToken, idToken);
    }

    /** Nothing of this answer is ours but the envelope. RFC 8693 section 2.2.1. */
    private static TokenResponse passedOn(GrantOutcome.Foreign foreign, Instant now) {
        return new TokenResponse(
                foreign.token(), "Bearer", foreign.secondsFrom(now), foreign.scope(), null, null, foreign.tokenType());
    }

    private TokenResponse instead(GrantOutcome.ForUser outcome, TokenResponse answer, Instant now) {
        return extensions.stream()
                .flatMap(extension -> extension.instead(outcome).stream())
                .findFirst()
                .map(foreign -> new TokenResponse(
                        foreign.token(),
                        "Bearer",
                        foreign.secondsFrom(now),
                        foreign.scope(),
                        answer.refreshToken(),
                        answer.idToken(),
                        null))
                .orElse(answer);
    }
}
