package oauthlab.auth.grants.refresh;

import static oauthlab.shared.protocol.ParameterNames.REFRESH_TOKEN;
import static oauthlab.shared.protocol.ParameterNames.RESOURCE;
import static oauthlab.shared.protocol.ParameterNames.SCOPE;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.grants.token.Grant;
import oauthlab.auth.grants.token.TokenRequest;
import oauthlab.auth.tokens.dpop.DpopCheck;
import oauthlab.auth.tokens.families.Lifetimes;
import oauthlab.auth.tokens.families.RefreshToken;
import oauthlab.auth.tokens.families.RefreshTokens;
import oauthlab.auth.tokens.families.TokenFamilies;
import oauthlab.auth.tokens.families.TokenFamily;
import oauthlab.auth.tokens.issuance.AccessPolicy;
import oauthlab.auth.tokens.issuance.GrantOutcome;
import oauthlab.shared.protocol.GrantType;

/**
 * A client trades its refresh token for new tokens, without the user. RFC 6749 section 6, RFC 9700 section 4.14.2.
 *
 * <p>Each refresh token works once. One that comes back was stolen, from the client or by it: nobody can tell, so the
 * whole family ends, and the user is asked again. For a moment after its use the same successor is given again: honest clients race
 * with themselves, and lose answers.
 */
@ApplicationScoped
class RefreshTokenGrant implements Grant {

    private final RefreshTokens tokens;
    private final TokenFamilies families;
    private final Lifetimes lifetimes;
    private final DpopCheck dpop;
    private final AuditLog audit;
    private final Clock clock;

    RefreshTokenGrant(
            RefreshTokens tokens,
            TokenFamilies families,
            Lifetimes lifetimes,
            DpopCheck dpop,
            AuditLog audit,
            Clock clock) {
        this.tokens = tokens;
        this.families = families;
        this.lifetimes = lifetimes;
        this.dpop = dpop;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public GrantOutcome redeem(TokenRequest request) {
        RefreshToken token = tokens.read(request.form().require(REFRESH_TOKEN))
                .orElseThrow(() -> refused("not a refresh token of ours"));
        TokenFamily family =
                families.find(token.familyId()).orElseThrow(() -> refused("its family is gone: " + token.familyId()));
        checkMayRefresh(family, request.client());
        if (family.keyThumbprint().isPresent() && !family.keyThumbprint().equals(request.keyThumbprint()))
            throw dpop.otherKey();
        var outcome = new GrantOutcome.ForUser(
                family,
                AccessPolicy.narrowed(family.scopes(), request.form().get(SCOPE)),
                AccessPolicy.narrowed(family.audience(), request.form().all(RESOURCE)),
                Optional.empty());
        // Only what passed every check uses the token up; of several that pass at once, the database lets one through.
        return families.rotate(family.id(), token.generation())
                .or(() -> repeated(family, token))
                .map(outcome::withFamily)
                .orElseThrow(() -> replayed(token));
    }

    private void checkMayRefresh(TokenFamily family, Client client) {
        if (!family.clientId().equals(client.id())) throw refused("it was issued to another client");
        if (family.isRevoked()) throw refused("its family was revoked");
        if (!clock.instant().isBefore(family.expiresAt())) throw refused("its family has expired");
        if (isOlder(family, lifetimes.idleFamily())) throw refused("it was not used for too long");
    }

    /** The token before the present one, a moment later: the client did not get our answer, so it gets it again. */
    private Optional<TokenFamily> repeated(TokenFamily before, RefreshToken token) {
        return families.find(before.id())
                .filter(family -> !family.isRevoked())
                .filter(family -> token.generation() == family.generation() - 1)
                .filter(family -> !isOlder(family, lifetimes.refreshGrace()))
                .map(this::noted);
    }

    private TokenFamily noted(TokenFamily family) {
        audit.write(AuditEvent.ok("refresh_token.repeated", family.clientId(), family.userId(), "within the grace"));
        return family;
    }

    private boolean isOlder(TokenFamily family, Duration age) {
        return !clock.instant().isBefore(family.lastUsedAt().plus(age));
    }

    private OAuthException replayed(RefreshToken token) {
        families.find(token.familyId()).ifPresent(family -> {
            audit.write(AuditEvent.refused(
                    "refresh_token.replayed",
                    family.clientId(),
                    "invalid_grant",
                    "generation " + token.generation() + " came back, the present one is " + family.generation()));
            families.revoke(family, "a used refresh token came back");
        });
        return refused("it was used before");
    }

    private static OAuthException refused(String reason) {
        return OAuthException.invalidGrant(
                "The refresh token is not valid: unknown, expired, used before, revoked, or issued to another client."
                        + " Ask the user again with a new authorization request.",
                reason);
    }
}
