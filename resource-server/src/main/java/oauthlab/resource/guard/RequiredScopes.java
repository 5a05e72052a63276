package oauthlab.resource.guard;

import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import oauthlab.shared.protocol.Scopes;

/** What each endpoint needs, read from its {@link RequiresScope} once and then remembered. */
@Singleton
final class RequiredScopes {

    private final ConcurrentHashMap<Method, Optional<Scopes>> byEndpoint = new ConcurrentHashMap<>();

    /** Empty when the endpoint has no {@link RequiresScope}. */
    Optional<Scopes> of(Method endpoint) {
        return byEndpoint.computeIfAbsent(endpoint, RequiredScopes::read);
    }

    private static Optional<Scopes> read(Method endpoint) {
        return Optional.ofNullable(endpoint.getAnnotation(RequiresScope.class)).map(a -> Scopes.parse(a.value()));
    }
}
