package oauthlab.auth.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.families.Lifetimes;
import oauthlab.auth.families.RefreshTokens;
import oauthlab.auth.issuer.Resources;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.TokenTypeUri;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.shared.wire.RevocationList;
import oauthlab.shared.wire.TokenResponse;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

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

    /** RFC 9068 section 2.1: so that no other kind of JWT passes for an access token. */
    static final String TYPE = "at+jwt";

    /** The family of the token, by which all of an approval can be called back. */
    static final String GRANT_ID = RevocationList.GRANT_ID;

    private static final int TOKEN_ID_BYTES = 16;

    private final Signer signer;
    private final OpaqueTokens opaque;
    private final Clock clock;
    private final Lifetimes lifetimes;
    private final RefreshTokens refreshTokens;
    private final IdTokens idTokens;
    private final Resources resources;

    TokenIssuer(
            Signer signer,
            OpaqueTokens opaque,
            Clock clock,
            Lifetimes lifetimes,
            RefreshTokens refreshTokens,
            IdTokens idTokens,
            Resources resources) {
        this.signer = signer;
        this.opaque = opaque;
        this.clock = clock;
        this.lifetimes = lifetimes;
        this.refreshTokens = refreshTokens;
        this.idTokens = idTokens;
        this.resources = resources;
    }

    /**
     * The answer to a token request.
     *
     * @param keyThumbprint the key that the token is to be bound to (RFC 9449 section 6.1), if any
     */
    public TokenResponse issue(Client client, GrantOutcome outcome, Optional<String> keyThumbprint) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = end(client, outcome, now);
        JwtClaims claims = claims(client, outcome, now, end);
        keyThumbprint.ifPresent(key -> claims.setClaim("cnf", Map.of("jkt", key)));
        String token = write(client, claims, end);
        TokenResponse bearer = TokenResponse.bearer(token, Duration.between(now, end), outcome.scopes());
        TokenResponse answer = keyThumbprint.isPresent() ? bearer.bound() : bearer;
        if (outcome instanceof GrantOutcome.ForUser user) return forUser(client, user, answer);
        if (outcome instanceof GrantOutcome.Exchanged) return answer.withIssuedTokenType(TokenTypeUri.ACCESS_TOKEN);
        return answer;
    }

    /** A JWT costs no database; an opaque token shows nobody anything, and can be called back at once. */
    private String write(Client client, JwtClaims claims, Instant end) {
        return switch (client.tokens().format()) {
            case JWT -> signer.sign(TYPE, claims);
            case OPAQUE -> opaque.issue(claims.toJson(), end);
        };
    }

    /** A token that was got for another one does not outlive it. */
    private Instant end(Client client, GrantOutcome outcome, Instant now) {
        Duration lifetime = client.tokens().accessTokenLifetime().orElse(lifetimes.accessToken());
        Instant end = now.plus(longest(lifetime));
        return outcome instanceof GrantOutcome.Exchanged exchanged
                        && exchanged.subject().expiresAt().isBefore(end)
                ? exchanged.subject().expiresAt()
                : end;
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

    private JwtClaims claims(Client client, GrantOutcome outcome, Instant now, Instant end) {
        JwtClaims claims = signer.newClaims();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        claims.setClaim("client_id", client.id());
        claims.setClaim("scope", outcome.scopes().toString());
        claims.setAudience(outcome.audience());
        claims.setSubject(client.id());
        claims.setJwtId(RandomSecret.generate(TOKEN_ID_BYTES));
        if (outcome instanceof GrantOutcome.ForUser user) addUser(claims, user);
        if (outcome instanceof GrantOutcome.Exchanged exchanged) addSubject(claims, exchanged);
        if (outcome instanceof GrantOutcome.Asserted asserted) claims.setSubject(asserted.userId());
        return claims;
    }

    private void addUser(JwtClaims claims, GrantOutcome.ForUser user) {
        claims.setSubject(user.family().userId());
        claims.setClaim("auth_time", user.family().authTime().getEpochSecond());
        claims.setClaim(GRANT_ID, user.family().id());
        resources.actorFor(user.audience()).ifPresent(client -> claims.setClaim("may_act", Map.of("sub", client)));
    }

    /** The approval it goes back to stays the same, so it ends with that. */
    private static void addSubject(JwtClaims claims, GrantOutcome.Exchanged exchanged) {
        claims.setSubject(exchanged.subject().subject());
        exchanged.subject().familyId().ifPresent(family -> claims.setClaim(GRANT_ID, family));
        exchanged.actor().ifPresent(actor -> claims.setClaim("act", actor.claim()));
    }
}
