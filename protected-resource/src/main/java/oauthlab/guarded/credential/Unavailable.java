package oauthlab.guarded.credential;

/**
 * Whether the credential is good cannot be told now: 503 {@code temporarily_unavailable}. Neither yes nor no would be right.
 *
 * <p>Its message reaches the caller.
 */
public final class Unavailable extends RuntimeException {

    public Unavailable(String description) {
        super(description, null, false, false);
    }
}
