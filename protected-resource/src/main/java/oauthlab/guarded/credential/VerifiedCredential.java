package oauthlab.guarded.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * A good credential: who calls, and until when that may be believed.
 *
 * @param check the name of the check that found it good
 * @param keyThumbprint the key it is bound to (RFC 9449 section 6), if it is: then it is worth nothing by itself
 * @param revocable what to ask for at each request, also when it was verified a while ago
 */
public record VerifiedCredential(
        String check, Caller caller, Instant expiresAt, Optional<String> keyThumbprint, Revocable revocable) {

    /** One that is on no list. */
    public VerifiedCredential(String check, Caller caller, Instant expiresAt, Optional<String> keyThumbprint) {
        this(check, caller, expiresAt, keyThumbprint, Revocable.NEVER);
    }

    public VerifiedCredential atMostUntil(Instant end) {
        return expiresAt.isAfter(end) ? new VerifiedCredential(check, caller, end, keyThumbprint, revocable) : this;
    }
}
