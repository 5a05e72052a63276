package oauthlab.resource.guard;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import oauthlab.guarded.credential.Credential;
import oauthlab.guarded.credential.CredentialHeaders;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.guarded.proofs.ProofCheck;
import oauthlab.guarded.refusal.Challenges;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.resource.audit.AccessDecision;
import oauthlab.resource.audit.AccessDecision.Admitted;
import oauthlab.resource.audit.AccessDecision.Denied;
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
    private final ProofCheck proofs;
    private final Challenges challenges;
    private final CurrentCaller current;
    private final Event<AccessDecision> decisions;

    Guard(
            RequiredScopes requiredScopes,
            VerifiedTokens tokens,
            ProofCheck proofs,
            GuardSettings settings,
            CurrentCaller current,
            Event<AccessDecision> decisions) {
        this.requiredScopes = requiredScopes;
        this.tokens = tokens;
        this.proofs = proofs;
        this.challenges = new Challenges(settings.audience());
        this.current = current;
        this.decisions = decisions;
    }

    /** Made at the start, so that a setting that cannot be is noticed then. */
    void start(@Observes StartupEvent start) {
        LOG.infof("Tokens are checked by: %s", tokens.accepted());
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void check(ContainerRequestContext request, ResourceInfo endpoint) {
        requiredScopes.of(endpoint.getResourceMethod()).ifPresent(needed -> current.set(admit(request, needed)));
    }

    /** Take the credential, verify it, have its key proven, check the scope; or answer with a challenge. */
    private VerifiedCredential admit(ContainerRequestContext request, NeededScopes needed) {
        Scopes least = needed.least();
        VerifiedCredential proven = null;
        try {
            Credential credential = CredentialHeaders.read(
                            request.getHeaders().get(HttpHeaders.AUTHORIZATION),
                            request.getHeaders().get(CredentialHeaders.API_KEY))
                    .orElseThrow(() -> challenges.noToken(least));
            VerifiedCredential verified = tokens.verify(credential.value());
            proofs.require(credential, verified, proofRequest(request));
            proven = verified;
            Scopes granted = proven.caller().scopes();
            if (!needed.areIn(granted)) throw challenges.insufficientScope("This", least, needed.any(), granted);
            decisions.fire(new Admitted(credential, proven));
            return proven;
        } catch (InvalidToken refused) {
            throw denied(challenges.invalidToken(least, refused.getMessage()), least, proven);
        } catch (Unavailable unknown) {
            throw denied(Refusal.unavailable(unknown.getMessage()), least, proven);
        } catch (Refusal refusal) {
            throw denied(refusal, least, proven);
        }
    }

    private Refusal denied(Refusal refusal, Scopes needed, VerifiedCredential proven) {
        decisions.fire(new Denied(refusal, needed, proven));
        return refusal;
    }

    private static ProofCheck.Request proofRequest(ContainerRequestContext request) {
        return new ProofCheck.Request(
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath(),
                request.getHeaders().get(ProofCheck.HEADER));
    }
}
