package oauthlab.auth.keys;

import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import oauthlab.auth.foundation.audit.AuditLog;

/** Another process on the same database, as far as keys go. */
record Node(SigningKeys keys, KeyRotation rotation) {

    static final Duration MAX_TOKEN_LIFETIME = Duration.ofHours(24);
    static final KeySettings SETTINGS = settings(Duration.ofDays(90), Duration.ofHours(24), Duration.ofMinutes(2));

    static Node start(KeyStore store, AuditLog audit, Clock clock, String... algorithms) {
        var keys = new SigningKeys(store, clock, List.of(algorithms));
        keys.load(new StartupEvent());
        return new Node(keys, new KeyRotation(store, keys, SETTINGS, MAX_TOKEN_LIFETIME, audit, clock));
    }

    static KeySettings settings(Duration rotateEvery, Duration publishBeforeUse, Duration clockSkew) {
        return new KeySettings() {
            @Override
            public Duration rotateEvery() {
                return rotateEvery;
            }

            @Override
            public Duration publishBeforeUse() {
                return publishBeforeUse;
            }

            @Override
            public Duration clockSkew() {
                return clockSkew;
            }

            @Override
            public Duration reloadEvery() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
