package oauthlab.auth.foundation.replay;

import java.time.Instant;

/** Remembers what may be used one time only, such as the {@code jti} of a client's assertion. RFC 7519 section 4.1.7. */
public interface ReplayStore {

    /**
     * Notes that this was used.
     *
     * @param kind whose it is, so that equal ids of different senders do not meet
     * @param until when it stops to work by itself, and may be forgotten
     * @return true for the first use; false for every other, at whichever process it comes in
     * @throws RuntimeException that is answered with 429 when one address sends too many
     */
    boolean first(String kind, String id, Instant until);
}
