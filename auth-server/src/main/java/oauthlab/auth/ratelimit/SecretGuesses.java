package oauthlab.auth.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Slows down guessing the secret of a client: failures count by client and address, so they keep nobody out elsewhere.
 *
 * <p>A sender with the right secret costs a look into memory. Only after a wrong one, its next attempts are counted in the
 * database.
 */
@ApplicationScoped
public class SecretGuesses {

    /** If more senders than these guess at once, those forgotten get one attempt more that is not counted before it is made. */
    private static final int MOST_SENDERS = 50_000;

    /** After so long without a wrong secret, a right one is a look into memory again. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final FailedAttempts attempts;
    private final Sender sender;
    private final Cache<String, Boolean> guessed = Caffeine.newBuilder()
            .maximumSize(MOST_SENDERS)
            .expireAfterWrite(REMEMBERED)
            .build();

    SecretGuesses(FailedAttempts attempts, Sender sender) {
        this.attempts = attempts;
        this.sender = sender;
    }

    /**
     * Is this the secret?
     *
     * @param clientId whose secret it would be
     * @param check compares
     * @throws RateLimited when the failures before ask for a longer pause; then nothing is compared
     */
    public boolean isRight(String clientId, BooleanSupplier check) {
        String key = clientId + '\n' + sender.network();
        boolean isKnownGuesser = guessed.getIfPresent(key) != null;
        if (!isKnownGuesser && check.getAsBoolean()) return true;
        // Before the wait: a guesser that must wait must not be compared with the secret again.
        if (!isKnownGuesser) guessed.put(key, true);
        attempts.begin(AttemptLimit.CLIENT_SECRET, key);
        boolean isRight = isKnownGuesser && check.getAsBoolean();
        if (isRight) attempts.takeBack(AttemptLimit.CLIENT_SECRET, key);
        else guessed.put(key, true);
        return isRight;
    }
}
