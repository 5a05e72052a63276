package oauthlab.resource.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A good credential: who calls, and until when that may be believed.
 *
 * @param check the name of the check that found it good
 * @param keyThumbprint the key it is bound to (RFC 9449 section 6), if it is: then it is worth nothing by itself
 * @param revocationNames what a list of revoked tokens would call it; one of them on the list is enough
 */
public record VerifiedCredential(
        String check, Caller caller, Instant expiresAt, Optional<String> keyThumbprint, List<String> revocationNames) {

    /** One that is on no list: who was asked about it knows whether it was revoked. */
    public VerifiedCredential(String check, Caller caller, Instant expiresAt, Optional<String> keyThumbprint) {
        this(check, caller, expiresAt, keyThumbprint, List.of());
    }

    VerifiedCredential atMostUntil(Instant end) {
        return expiresAt.isAfter(end)
                ? new VerifiedCredential(check, caller, end, keyThumbprint, revocationNames)
                : this;
    }
}
