package oauthlab.resource.guard;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import oauthlab.guarded.credential.Caller;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.resource.audit.ClientUse;
import oauthlab.resource.audit.Denials;
import oauthlab.resource.platform.Refusal;
import oauthlab.resource.scopes.NeededScopes;
import oauthlab.resource.scopes.RequiredScopes;
import oauthlab.shared.protocol.Scopes;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Stands before every endpoint and asks: who calls, and may they do this? RFC 6750.
 *
 * <p>It runs on a worker thread, as the endpoints do, because a check may have to wait for a key.
 * Filters are made before the settings of this run can be read, hence a scope that makes the bean at its first use.
 */
@ApplicationScoped
class Guard {

    private static final Logger LOG = Logger.getLogger(Guard.class);

    private final RequiredScopes requiredScopes;
    private final VerifiedTokens tokens;
    private final Challenges challenges;
    private final CurrentCaller current;
    private final Denials denials;
    private final PossessionCheck possession;
    private final ClientUse use;

    Guard(
            RequiredScopes requiredScopes,
            VerifiedTokens tokens,
            Challenges challenges,
            CurrentCaller current,
            Denials denials,
            PossessionCheck possession,
            ClientUse use) {
        this.requiredScopes = requiredScopes;
        this.tokens = tokens;
        this.challenges = challenges;
        this.current = current;
        this.denials = denials;
        this.possession = possession;
        this.use = use;
    }

    /** Made at the start, so that a setting that cannot be is noticed then. */
    void start(@Observes StartupEvent start) {
        LOG.infof("Tokens are checked by: %s", tokens.accepted());
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void check(ContainerRequestContext request, ResourceInfo endpoint) {
        Optional<NeededScopes> needed = requiredScopes.of(endpoint.getResourceMethod());
        if (needed.isPresent()) current.set(admit(request, needed.get()));
    }

    private VerifiedCredential admit(ContainerRequestContext request, NeededScopes needed) {
        VerifiedCredential credential = authenticate(request, needed.least());
        Caller caller = credential.caller();
        boolean isKey = credential.check().equals(ApiKeyFormat.CHECK);
        use.called(caller.clientId(), isKey ? ClientUse.Kind.KEY : ClientUse.Kind.TOKEN);
        if (needed.areIn(caller.scopes())) return credential;
        Refusal refusal = challenges.insufficientScope(needed, caller.scopes());
        denials.log(refusal, needed.least(), caller.clientId(), caller.subject());
        throw refusal;
    }

    private VerifiedCredential authenticate(ContainerRequestContext request, Scopes needed) {
        try {
            return verify(request, needed);
        } catch (Refusal refusal) {
            denials.log(refusal, needed, null, null);
            throw refusal;
        }
    }

    private VerifiedCredential verify(ContainerRequestContext request, Scopes needed) {
        Credential credential = Credential.from(
                        request.getHeaders().get(HttpHeaders.AUTHORIZATION),
                        request.getHeaders().get(Credential.KEY_HEADER))
                .orElseThrow(() -> challenges.noToken(needed));
        try {
            VerifiedCredential verified = tokens.verify(credential.token());
            requirePossession(request, credential, verified);
            return verified;
        } catch (InvalidToken refused) {
            throw challenges.invalidToken(needed, refused.getMessage());
        } catch (Unavailable unknown) {
            throw Refusal.unavailable(unknown.getMessage());
        }
    }

    /** A token that is bound to a key is worth nothing without it; one that is not must not seem to be. RFC 9449 7.1. */
    private void requirePossession(
            ContainerRequestContext request, Credential credential, VerifiedCredential verified) {
        Optional<String> key = verified.keyThumbprint();
        if (key.isPresent() && !credential.isBound())
            throw new InvalidToken(
                    "The token is bound to a key (cnf): send it as Authorization: DPoP TOKEN, with a proof.");
        if (key.isEmpty() && credential.isBound())
            throw new InvalidToken("The token is not bound to a key: send it as Authorization: Bearer TOKEN.");
        if (key.isPresent()) possession.require(request, credential.token(), verified);
    }
}
