package oauthlab.auth.broker.pendinglogins;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import oauthlab.auth.broker.upstreamtokens.VaultSettings;

/** Trips are kept where the tokens are that they bring. */
class TripStore {

    @Produces
    @Singleton
    Trips trips(VaultSettings settings, DatabaseTrips database, MemoryTrips memory) {
        return switch (settings.store()) {
            case DATABASE -> database;
            case MEMORY -> memory;
        };
    }
}
