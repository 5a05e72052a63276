package oauthlab.auth.broker.pendinglogins;

import java.time.Instant;
import java.util.Optional;

/**
 * One browser's way to a provider and back.
 *
 * @param state names the pending login, and nobody can guess it
 * @param provider where the browser went
 * @param returnTo where it goes afterwards, a page of ours
 * @param clientId whose authorization request waits there, if one does
 * @param wasAsked whether the user has approved that request before leaving
 * @param linkFor the signed-in user who wants to be known by the account there, if that is what it is for
 * @param codeVerifier for the provider, RFC 7636
 * @param nonce what its ID token must bring back
 * @param expiresAt when we stop waiting
 */
public record PendingLogin(
        String state,
        String provider,
        String returnTo,
        Optional<String> clientId,
        boolean wasAsked,
        Optional<String> linkFor,
        String codeVerifier,
        String nonce,
        Instant expiresAt) {

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "PendingLogin[at " + provider + " for " + clientId.orElse("nobody") + "]";
    }
}
