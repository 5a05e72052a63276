package oauthlab.auth.foundation.ratelimit;

/**
 * Slows guessing down: after some failures each further attempt has to wait, twice as long as the one before.
 *
 * <p>The count is in the database, so that a guesser gains nothing from asking several processes.
 */
public interface FailedAttempts {

    /**
     * Begins an attempt. It counts as failed until something else is said: so of many guesses that come at once, all count.
     *
     * @param key whose attempt it is; kept as a digest, for people type passwords where names belong
     * @throws RateLimited when the failures before ask for a longer pause; then this attempt does not count
     */
    void begin(AttemptLimit limit, String key);

    /**
     * Looks only: nothing is counted or written.
     *
     * @throws RateLimited when an attempt would have to wait now
     */
    void requireNoWait(AttemptLimit limit, String key);

    /** The attempt was right: the failures before are forgotten with it. */
    void forget(AttemptLimit limit, String key);

    /** The attempt was right, or not made at all; the failures before it, perhaps somebody else's, still count. Without any, nothing is kept. */
    void takeBack(AttemptLimit limit, String key);
}
