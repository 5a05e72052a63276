package oauthlab.auth.foundation.ratelimit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/**
 * Slows down guessing a secret of a program: of a client, of the administrator, for registration. Wrong ones count by whose
 * secret it would be and by address. The right secret is let in during a wait too.
 *
 * <p>Many programs may share one address. If the right secret had to wait, one program that sends wrong ones could lock
 * out the others.
 */
@ApplicationScoped
public class SecretGuesses {

    private final FailedAttempts attempts;
    private final RateLimits limits;
    private final RemoteAddress remote;

    SecretGuesses(FailedAttempts attempts, RateLimits limits, RemoteAddress remote) {
        this.attempts = attempts;
        this.limits = limits;
        this.remote = remote;
    }

    /**
     * Is this the secret of the client?
     *
     * @param clientId of a client that exists: names that anybody makes up would fill the table of failures
     * @param check compares
     * @throws RateLimited when it is wrong, and the failures before ask for a longer pause, or too many come at once
     */
    public boolean isRight(String clientId, BooleanSupplier check) {
        return isRight(AttemptLimit.CLIENT_SECRET, clientId, check);
    }

    /** As above, for a token that does not belong to a client: {@link AttemptLimit#ADMIN_TOKEN} and others. */
    public boolean isRight(AttemptLimit limit, BooleanSupplier check) {
        return isRight(limit, "", check);
    }

    private boolean isRight(AttemptLimit limit, String whose, BooleanSupplier check) {
        // First, and without the database: token requests are many, and nearly all are right.
        if (check.getAsBoolean()) return true;
        limits.requireBySender(RateLimit.WRONG_SECRET_BY_ADDRESS);
        String key = whose + '\n' + remote.network();
        // Most that are refused are refused by now: they do not queue for the row that counts.
        attempts.requireNoWait(limit, key);
        attempts.begin(limit, key);
        return false;
    }
}
