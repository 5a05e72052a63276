package oauthlab.auth.broker.pendinglogins;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import oauthlab.auth.broker.upstreamtokens.UpstreamTokenSettings;

/** Pending logins are kept where the tokens are that they bring. */
class PendingLoginStore {

    @Produces
    @Singleton
    PendingLogins pendingLogins(
            UpstreamTokenSettings settings, DatabasePendingLogins database, MemoryPendingLogins memory) {
        return switch (settings.store()) {
            case DATABASE -> database;
            case MEMORY -> memory;
        };
    }
}
