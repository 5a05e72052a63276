package oauthlab.auth.keys;

import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import oauthlab.auth.audit.AuditLog;

/** Another process on the same database, as far as keys go. */
record Node(SigningKeys keys, KeyRotation rotation) {

    static final KeySettings SETTINGS = settings(Duration.ofDays(90), Duration.ofHours(24), Duration.ofHours(24));

    static Node start(KeyStore store, AuditLog audit, Clock clock, String algorithm) {
        var keys = new SigningKeys(store, clock, algorithm);
        keys.load(new StartupEvent());
        return new Node(keys, new KeyRotation(store, keys, SETTINGS, audit, clock));
    }

    static KeySettings settings(Duration rotateEvery, Duration publishBeforeUse, Duration longestTokenLifetime) {
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
            public Duration longestTokenLifetime() {
                return longestTokenLifetime;
            }

            @Override
            public Duration clockSkew() {
                return Duration.ofMinutes(2);
            }

            @Override
            public Duration reloadEvery() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
