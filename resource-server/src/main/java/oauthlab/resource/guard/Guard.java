package oauthlab.resource.guard;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.shared.protocol.Scopes;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Stands before every endpoint and asks: who calls, and may they do this? RFC 6750.
 *
 * <p>It runs on a worker thread, as the endpoints do, because a check may have to wait for a key.
 * Filters are made before the settings of this run can be read, hence a scope that makes the bean at its first use.
 */
@ApplicationScoped
class Guard {

    private final RequiredScopes requiredScopes;
    private final VerifiedTokens known;
    private final List<CredentialCheck> checks;
    private final Challenges challenges;
    private final CurrentCaller current;

    Guard(
            RequiredScopes requiredScopes,
            VerifiedTokens known,
            @All List<CredentialCheck> checks,
            Challenges challenges,
            CurrentCaller current,
            GuardSettings settings) {
        this.requiredScopes = requiredScopes;
        this.known = known;
        this.checks =
                settings.tokenChecks().stream().map(name -> named(name, checks)).toList();
        this.challenges = challenges;
        this.current = current;
    }

    /** Made at the start, so that a setting that cannot be is noticed then. */
    void start(@Observes StartupEvent start) {}

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    void check(ContainerRequestContext request, ResourceInfo endpoint) {
        Optional<Scopes> needed = requiredScopes.of(endpoint.getResourceMethod());
        if (needed.isPresent()) current.set(admit(request, needed.get()));
    }

    private Caller admit(ContainerRequestContext request, Scopes needed) {
        String token = Credential.from(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .orElseThrow(() -> challenges.noToken(needed))
                .token();
        Caller caller = known.callerOf(token, () -> verify(token, needed));
        if (!caller.scopes().containsAll(needed)) throw challenges.insufficientScope(needed, caller.scopes());
        return caller;
    }

    private static CredentialCheck named(String name, List<CredentialCheck> checks) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("oauthlab.token-checks has '" + name + "'; there are: "
                        + checks.stream().map(CredentialCheck::name).sorted().collect(Collectors.joining(", "))));
    }

    private VerifiedCredential verify(String token, Scopes needed) {
        try {
            return checks.stream()
                    .flatMap(check -> check.verify(token).stream())
                    .findFirst()
                    .orElseThrow(() -> new InvalidToken("This is no token that this API can read: it knows "
                            + checks.stream().map(CredentialCheck::name).collect(Collectors.joining(", ")) + "."));
        } catch (InvalidToken refused) {
            throw challenges.invalidToken(needed, refused.getMessage());
        }
    }
}
