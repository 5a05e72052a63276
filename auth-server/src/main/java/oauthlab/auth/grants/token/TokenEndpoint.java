package oauthlab.auth.grants.token;

import static oauthlab.shared.protocol.ParameterNames.GRANT_TYPE;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientauth.ClientAuthenticator;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.Unchecked;
import oauthlab.auth.foundation.ratelimit.RateLimit;
import oauthlab.auth.foundation.ratelimit.RateLimits;
import oauthlab.auth.tokens.dpop.DpopCheck;
import oauthlab.auth.tokens.issuance.GrantOutcome;
import oauthlab.auth.tokens.issuance.TokenIssuer;
import oauthlab.shared.wire.TokenResponse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code POST /oauth/token}: a client brings a grant and gets a token. RFC 6749 section 3.2.
 *
 * <pre>grant_type=client_credentials&amp;scope=tasks:read</pre>
 */
@Path(TokenEndpoint.PATH)
@Tag(name = "Tokens")
class TokenEndpoint implements CrossOriginEndpoint {

    static final String PATH = "/oauth/token";

    private final ClientAuthenticator authenticator;
    private final DpopCheck dpop;
    private final Grants grants;
    private final TokenIssuer tokens;
    private final RateLimits limits;
    private final AuditLog audit;
    private final TokenMetrics metrics;

    TokenEndpoint(
            ClientAuthenticator authenticator,
            DpopCheck dpop,
            Grants grants,
            TokenIssuer tokens,
            RateLimits limits,
            AuditLog audit,
            TokenMetrics metrics) {
        this.authenticator = authenticator;
        this.dpop = dpop;
        this.grants = grants;
        this.tokens = tokens;
        this.limits = limits;
        this.audit = audit;
        this.metrics = metrics;
    }

    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get a token (RFC 6749 section 3.2)")
    public TokenResponse token(@Context HttpHeaders headers, @Unchecked FormParameters form) {
        return metrics.measured(form, () -> answer(headers, form));
    }

    private TokenResponse answer(HttpHeaders headers, FormParameters form) {
        limits.requireBySender(RateLimit.TOKEN_BY_ADDRESS);
        form.requireSingleValues();
        Client client = authenticator.authenticate(headers, form);
        requireRate(client);
        Grant grant = grants.find(form.require(GRANT_TYPE), client);
        Optional<String> key = dpop.check(headers, "POST", PATH);
        if (key.isEmpty() && client.rules().requiresDpop()) throw dpop.missing();
        GrantOutcome outcome = grant.redeem(new TokenRequest(client, form, key));
        TokenResponse answer = tokens.issue(client, outcome, key);
        grants.fulfilled(client);
        audit.write(AuditEvent.ok(
                "token.issued",
                client.id(),
                outcome.onBehalfOf().orElse(null),
                grant.type().wire()));
        return answer;
    }

    /** Not before the client is proven, and a public one is never: a sender that says its name must not use its limit up. */
    private void requireRate(Client client) {
        if (client.isPublic()) limits.requireBySender(RateLimit.TOKEN_BY_CLIENT, client.id());
        else limits.require(RateLimit.TOKEN_BY_CLIENT, client.id());
    }

    @Override
    public List<String> crossOriginPaths() {
        return List.of(PATH);
    }
}
