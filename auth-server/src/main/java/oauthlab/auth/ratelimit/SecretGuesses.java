package oauthlab.auth.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/**
 * Slows down guessing the secret of a client, by client and address. The right secret is let in during a wait too.
 *
 * <p>Many programs may share one address. If the right secret had to wait, one program that sends wrong ones could lock
 * out the others.
 */
@ApplicationScoped
public class SecretGuesses {

    private final FailedAttempts attempts;
    private final Sender sender;

    SecretGuesses(FailedAttempts attempts, Sender sender) {
        this.attempts = attempts;
        this.sender = sender;
    }

    /**
     * Is this the secret?
     *
     * @param clientId whose secret it would be
     * @param check compares
     * @throws RateLimited when it is wrong, and the failures before ask for a longer pause
     */
    public boolean isRight(String clientId, BooleanSupplier check) {
        // First, and without the database: token requests are many, and nearly all are right.
        if (check.getAsBoolean()) return true;
        attempts.begin(AttemptLimit.CLIENT_SECRET, clientId + '\n' + sender.network());
        return false;
    }
}
