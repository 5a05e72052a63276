package oauthlab.auth.grants.codes;

import static oauthlab.shared.protocol.ParameterNames.CODE;
import static oauthlab.shared.protocol.ParameterNames.CODE_VERIFIER;
import static oauthlab.shared.protocol.ParameterNames.REDIRECT_URI;
import static oauthlab.shared.protocol.ParameterNames.RESOURCE;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientmetadata.RedirectUris;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.grants.token.Grant;
import oauthlab.auth.grants.token.TokenRequest;
import oauthlab.auth.tokens.dpop.DpopCheck;
import oauthlab.auth.tokens.families.NewFamily;
import oauthlab.auth.tokens.families.TokenFamilies;
import oauthlab.auth.tokens.families.TokenFamily;
import oauthlab.auth.tokens.issuance.AccessPolicy;
import oauthlab.auth.tokens.issuance.GrantOutcome;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.GrantType;

/** A client brings the code that the user's browser brought to it. RFC 6749 section 4.1.3, RFC 7636 section 4.6. */
@ApplicationScoped
class AuthorizationCodeGrant implements Grant {

    private final AuthorizationCodes codes;
    private final TokenFamilies families;
    private final DpopCheck dpop;
    private final AuditLog audit;
    private final Clock clock;

    AuthorizationCodeGrant(
            AuthorizationCodes codes, TokenFamilies families, DpopCheck dpop, AuditLog audit, Clock clock) {
        this.codes = codes;
        this.families = families;
        this.dpop = dpop;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public GrantType type() {
        return GrantType.AUTHORIZATION_CODE;
    }

    @Override
    public GrantOutcome redeem(TokenRequest request) {
        FormParameters form = request.form();
        String value = form.require(CODE);
        AuthorizationCode code = codes.find(value).orElseThrow(() -> refused("unknown code"));
        NewCode approval = code.approval();
        if (!approval.clientId().equals(request.client().id())) throw refused("the code was issued to another client");
        if (code.familyId().isPresent()) throw replayed(code);
        if (!clock.instant().isBefore(code.expiresAt())) throw refused("the code has expired");
        // RFC 6749 section 4.1.3 wants it here, OAuth 2.1 section 10.2 does not: PKCE does what it was for.
        if (form.get(REDIRECT_URI)
                .filter(uri -> !uri.equals(approval.redirectUri()))
                .isPresent()) throw refused("another redirect_uri than in the request");
        if (!RedirectUris.belongsTo(request.client(), approval.redirectUri()))
            throw refused("the client has given up the redirect URI that the code went to");
        if (!approval.codeChallenge().matches(verifier(form))) throw refused("the code_verifier does not fit");
        if (approval.keyThumbprint().isPresent() && !approval.keyThumbprint().equals(request.keyThumbprint()))
            throw dpop.otherKey();
        List<String> audience = AccessPolicy.narrowed(approval.audience(), form.all(RESOURCE));
        // Only what passed every check uses the code up; of several that pass at once, the database lets one through.
        TokenFamily family = begin(value, approval, request)
                .orElseThrow(() -> replayed(codes.find(value).orElseThrow()));
        return new GrantOutcome.ForUser(family, approval.scopes(), audience, approval.nonce());
    }

    /** In one transaction: a code that is used up has its family, whatever happens in between. */
    private Optional<TokenFamily> begin(String value, NewCode approval, TokenRequest request) {
        String id = families.newId();
        return QuarkusTransaction.requiringNew()
                .call(() -> codes.redeemOnce(value, id)
                        ? Optional.of(families.start(id, newFamily(approval, request)))
                        : Optional.empty());
    }

    /** RFC 9449 section 5: a public client proves nothing but its key, so that is what its refresh tokens are bound to. */
    private static NewFamily newFamily(NewCode approval, TokenRequest request) {
        Client client = request.client();
        return new NewFamily(
                approval.clientId(),
                approval.userId(),
                approval.scopes(),
                approval.audience(),
                approval.authTime(),
                client.tokens().refreshTokenLifetime(),
                approval.sessionId(),
                approval.upstreamId(),
                client.isPublic() ? request.keyThumbprint() : Optional.empty());
    }

    private static CodeVerifier verifier(FormParameters form) {
        try {
            return new CodeVerifier(form.require(CODE_VERIFIER));
        } catch (IllegalArgumentException malformed) {
            throw OAuthException.invalidRequest("The code_verifier is malformed: " + malformed.getMessage() + ".");
        }
    }

    /** Section 4.1.2: a code that comes twice was stolen, by the first or by the second; so its tokens die too. */
    private OAuthException replayed(AuthorizationCode code) {
        audit.write(AuditEvent.refused(
                "code.replayed", code.approval().clientId(), "invalid_grant", "its tokens are revoked"));
        code.familyId()
                .flatMap(families::find)
                .ifPresent(family -> families.revoke(family, "its authorization code came back"));
        return refused("the code was used before");
    }

    private static OAuthException refused(String reason) {
        return OAuthException.invalidGrant(
                "The code is not valid: unknown, expired, used before, issued to another client, or redirect_uri or"
                        + " code_verifier differ from the authorization request. Start a new authorization request.",
                reason);
    }
}
