package oauthlab.resource.scopes;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.shared.protocol.Scopes;

/** What each endpoint needs, read from its {@link RequiresScope} or {@link RequiresAnyScope} once and then remembered. */
@Singleton
public final class RequiredScopes {

    private final ConcurrentHashMap<Method, Optional<NeededScopes>> byEndpoint = new ConcurrentHashMap<>();
    private final Scopes always;

    RequiredScopes(ScopeSettings settings) {
        this.always = Scopes.of(settings.requiredScopes().orElse(List.of()));
    }

    /**
     * Empty when the endpoint is open to all.
     *
     * @throws Refusal when it is part of the API and has no label: closed is the safe way to be wrong
     */
    public Optional<NeededScopes> of(Method endpoint) {
        return byEndpoint.computeIfAbsent(endpoint, this::read);
    }

    private Optional<NeededScopes> read(Method endpoint) {
        RequiresScope all = endpoint.getAnnotation(RequiresScope.class);
        if (all != null)
            return Optional.of(new NeededScopes(Scopes.parse(all.value()).with(always), Scopes.NONE));
        RequiresAnyScope any = endpoint.getAnnotation(RequiresAnyScope.class);
        if (any != null) return Optional.of(new NeededScopes(always, Scopes.parse(any.value())));
        if (!isPartOfApi(endpoint.getDeclaringClass().getAnnotation(Path.class))) return Optional.empty();
        throw Refusal.plain(403, "forbidden", "This endpoint does not say which scope it needs, so it is closed.");
    }

    private static boolean isPartOfApi(Path path) {
        return path == null || path.value().matches("/?api(/.*)?");
    }
}
