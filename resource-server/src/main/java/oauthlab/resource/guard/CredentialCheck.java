package oauthlab.resource.guard;

import java.util.Optional;

/**
 * One way to find out whether a token is good and whose it is. The {@link Guard} asks each until one knows the kind.
 *
 * <p>A check may block, to fetch a key or to ask a server.
 */
public interface CredentialCheck {

    /** The check of API keys. */
    String API_KEY = "apikey";

    /** How each key begins, so that it is never taken for a token, nor a token for a key. */
    String KEY_PREFIX = "key-";

    /** By which the settings choose it. */
    String name();

    /**
     * Verifies the token completely.
     *
     * @return empty when this is not the kind of token this check knows
     * @throws InvalidToken when it is, and the token is not good
     * @throws oauthlab.resource.ground.Refusal when that cannot be told now ({@code temporarily_unavailable})
     */
    Optional<VerifiedCredential> verify(String token);
}
