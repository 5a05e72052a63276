package oauthlab.guarded.credential;

import java.util.Optional;

/**
 * One way to find out whether a token is good and whose it is. A guard asks each until one knows the kind.
 *
 * <p>A check may block, to fetch a key or to ask a server.
 */
public interface CredentialCheck {

    /** By which the settings choose it. */
    String name();

    /**
     * Verifies the token completely.
     *
     * @return empty when this is not the kind of token this check knows
     * @throws InvalidToken when it is, and the token is not good
     * @throws Unavailable when that cannot be told now
     */
    Optional<VerifiedCredential> verify(String token);
}
