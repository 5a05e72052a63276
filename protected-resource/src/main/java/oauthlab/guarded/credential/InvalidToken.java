package oauthlab.guarded.credential;

/**
 * The token is not good: 401 {@code invalid_token}. RFC 6750 section 3.1.
 *
 * <p>Its message reaches the caller, so it says what is wrong and what would be right, and never quotes the token.
 */
public final class InvalidToken extends RuntimeException {

    public InvalidToken(String description) {
        super(description, null, false, false);
    }
}
