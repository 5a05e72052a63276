package oauthlab.auth.clients;

import java.time.Instant;
import java.util.Optional;
import oauthlab.shared.secret.Digests;

/**
 * A client's secret, as its digest.
 *
 * @param digest SHA-256, base64url
 * @param expiresAt when it stops to work; empty while it is the present one
 */
public record ClientSecret(String digest, Optional<Instant> expiresAt) {

    public static ClientSecret of(String secret) {
        return new ClientSecret(Digests.sha256(secret), Optional.empty());
    }

    boolean isGood(Instant now) {
        return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
    }

    boolean is(String secret) {
        return Digests.matches(secret, digest);
    }

    @Override
    public String toString() {
        return "ClientSecret[hidden]";
    }
}
