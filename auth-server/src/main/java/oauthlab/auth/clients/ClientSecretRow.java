package oauthlab.auth.clients;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code client_secret}. */
@Embeddable
class ClientSecretRow {
    /** Not null, so that Hibernate changes the rows that changed and not all of them. */
    @Column(nullable = false)
    String secretDigest;

    Instant createdAt;
    Instant expiresAt;

    static ClientSecretRow of(ClientSecret secret, Instant now) {
        var row = new ClientSecretRow();
        row.secretDigest = secret.digest();
        row.createdAt = now;
        row.expiresAt = secret.expiresAt().orElse(null);
        return row;
    }

    /** Ends it at this time, unless it ends before. */
    void end(Instant at) {
        if (expiresAt == null || expiresAt.isAfter(at)) expiresAt = at;
    }

    ClientSecret toSecret() {
        return new ClientSecret(secretDigest, Optional.ofNullable(expiresAt));
    }
}
