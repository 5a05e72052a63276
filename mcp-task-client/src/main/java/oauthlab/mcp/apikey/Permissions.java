package oauthlab.mcp.apikey;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import oauthlab.mcp.scopes.ToolScopes;
import oauthlab.shared.protocol.Scopes;

/** What keys may, in the words of OAuth: one table, so that tools know scopes only. */
@Singleton
final class Permissions {

    private final Map<String, Scopes> scopes;

    Permissions(ToolScopes tools) {
        this.scopes = Map.of(
                "read", Scopes.of("tasks:read"),
                "tools:*", Scopes.of("tasks:read", "tasks:write"),
                "*", tools.all());
    }

    /** All words of the table. */
    Set<String> known() {
        return scopes.keySet();
    }

    /** A permission that nobody knows allows nothing. */
    Scopes scopes(Collection<String> permissions) {
        return permissions.stream()
                .map(permission -> scopes.getOrDefault(permission, Scopes.NONE))
                .reduce(Scopes.NONE, Scopes::with);
    }
}
