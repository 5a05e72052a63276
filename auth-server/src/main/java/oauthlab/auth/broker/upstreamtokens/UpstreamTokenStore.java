package oauthlab.auth.broker.upstreamtokens;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses the store that is set. */
class UpstreamTokenStore {

    @Produces
    @Singleton
    UpstreamTokenRows rows(
            UpstreamTokenSettings settings, DatabaseUpstreamTokenRows database, MemoryUpstreamTokenRows memory) {
        return switch (settings.store()) {
            case DATABASE -> database;
            case MEMORY -> memory;
        };
    }
}
