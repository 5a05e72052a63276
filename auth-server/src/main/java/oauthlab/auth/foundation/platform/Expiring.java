package oauthlab.auth.foundation.platform;

import java.time.Instant;

/** Something that grows and whose old entries are of no use any more. Whoever cleans up finds all of these. */
public interface Expiring {

    /**
     * Deletes entries that nothing will ask for again, the oldest first.
     *
     * @param most so many at a time, so that nobody has to wait for a long statement
     * @return how many it deleted; fewer than {@code most} when none are left
     */
    int deleteExpired(Instant now, int most);
}
