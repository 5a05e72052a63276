package oauthlab.resource.guard;

import java.time.Instant;

/**
 * A good credential: who calls, and until when that may be believed.
 *
 * @param check the name of the check that found it good
 */
public record VerifiedCredential(String check, Caller caller, Instant expiresAt) {

    VerifiedCredential atMostUntil(Instant end) {
        return expiresAt.isAfter(end) ? new VerifiedCredential(check, caller, end) : this;
    }
}
