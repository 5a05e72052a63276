package oauthlab.auth.foundation.cleanup;

import java.time.Instant;

/** The right to clean up, which one process has at a time. It runs out by itself, and so needs no giving back. */
interface Lease {

    /**
     * Takes the lease, or holds on to it.
     *
     * @param holder the name of the process
     * @return true for one holder until {@code until}, false for every other
     */
    boolean take(String holder, Instant until);
}
