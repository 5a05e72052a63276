package oauthlab.resource.scopes;

import oauthlab.shared.protocol.Scopes;

/**
 * What an endpoint needs of a token.
 *
 * @param all each of them
 * @param any one of them; empty when it does not matter
 */
public record NeededScopes(Scopes all, Scopes any) {

    public boolean areIn(Scopes granted) {
        return granted.containsAll(all)
                && (any.isEmpty() || any.names().stream().anyMatch(granted::contains));
    }

    /** The least that opens the endpoint: what a challenge names (RFC 6750 section 3). */
    public Scopes least() {
        return any.names().stream()
                .findFirst()
                .map(Scopes::of)
                .orElse(Scopes.NONE)
                .with(all);
    }
}
