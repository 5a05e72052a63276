package oauthlab.auth.broker.upstreamtokens;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses the store that is set. */
class VaultStore {

    @Produces
    @Singleton
    VaultRows rows(VaultSettings settings, DatabaseVaultRows database, MemoryVaultRows memory) {
        return switch (settings.store()) {
            case DATABASE -> database;
            case MEMORY -> memory;
        };
    }
}
