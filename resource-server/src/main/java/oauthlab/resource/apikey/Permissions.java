package oauthlab.resource.apikey;

import java.util.Collection;
import java.util.Map;
import oauthlab.shared.protocol.Scopes;

/** What keys may, in the words of OAuth. An API that goes from keys to tokens begins with this table. */
final class Permissions {

    private static final Map<String, Scopes> SCOPES = Map.of(
            "read", Scopes.of("tasks:read"),
            "tools:*", Scopes.of("tasks:read", "tasks:write"),
            "*", Scopes.of("tasks:read", "tasks:write", "user:read", "user:write"));

    private Permissions() {}

    /** A permission that nobody knows allows nothing. */
    static Scopes scopes(Collection<String> permissions) {
        return permissions.stream()
                .map(permission -> SCOPES.getOrDefault(permission, Scopes.NONE))
                .reduce(Scopes.NONE, Scopes::with);
    }
}
