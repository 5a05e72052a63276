package oauthlab.auth.foundation.replay;

import java.time.Instant;

/** Remembers what may be used one time only, such as the {@code jti} of a client's assertion. RFC 7519 section 4.1.7. */
public interface ReplayStore {

    /**
     * Notes that this was used.
     *
     * @param until when it stops to work by itself, and may be forgotten
     * @return true for the first use; false for every other, at whichever process it comes in
     * @throws RuntimeException that is answered with 429 when one sender, or one address, sends too many
     */
    boolean first(Sender sender, String id, Instant until);

    /**
     * Who has proven that it is theirs, by a signature.
     *
     * @param name of the client or the key, so that equal ids of different senders do not meet
     * @param isVouchedFor did the administrator add it? Everybody can make a key, or register, so those count by their address too
     */
    record Sender(String name, boolean isVouchedFor) {}
}
