package oauthlab.resource.guard;

import java.time.Instant;
import java.util.Optional;

/**
 * A good credential: who calls, and until when that may be believed.
 *
 * @param check the name of the check that found it good
 * @param keyThumbprint the key it is bound to (RFC 9449 section 6), if it is: then it is worth nothing by itself
 */
public record VerifiedCredential(String check, Caller caller, Instant expiresAt, Optional<String> keyThumbprint) {

    VerifiedCredential atMostUntil(Instant end) {
        return expiresAt.isAfter(end) ? new VerifiedCredential(check, caller, end, keyThumbprint) : this;
    }
}
