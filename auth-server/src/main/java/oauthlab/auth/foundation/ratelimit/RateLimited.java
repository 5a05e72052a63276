package oauthlab.auth.foundation.ratelimit;

import java.time.Duration;

/** Too many requests, or too many wrong guesses. The answer is 429 with {@code Retry-After}, in seconds. */
public final class RateLimited extends RuntimeException {

    private final transient String description;
    private final transient Duration wait;

    private RateLimited(String description, String reason, Duration wait) {
        super(reason, null, false, false);
        this.description = description;
        this.wait = wait;
    }

    static RateLimited tooManyRequests(RateLimit limit, String key, Duration wait) {
        return new RateLimited("Too many requests. ", limit + " of " + key, wait);
    }

    static RateLimited tooManyFailures(AttemptLimit limit, Duration wait) {
        return new RateLimited("Too many attempts that failed. ", limit.toString(), wait);
    }

    /**
     * Too much is open that was begun and not ended.
     *
     * @param what as the sender is told it, in the plural
     * @param whose the client or address whose share is taken
     */
    public static RateLimited noRoom(String what, String whose, Duration wait) {
        return new RateLimited(
                "Too many " + what + " are open. They expire soon. ",
                "no room for more " + what + " of " + whose,
                wait);
    }

    /** What the sender is told. */
    public String description() {
        return description + "Try again in " + retryAfterSeconds()
                + (retryAfterSeconds() == 1 ? " second." : " seconds.");
    }

    /** Rounded up: whoever waits for so long is not refused again for the same reason. */
    public long retryAfterSeconds() {
        return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    }
}
