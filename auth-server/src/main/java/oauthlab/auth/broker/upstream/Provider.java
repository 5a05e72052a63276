package oauthlab.auth.broker.upstream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A provider at which users may sign in; what is not set is what its preset knows, or as usual.
 *
 * @param id the short name, as it stands in addresses
 * @param name what users read
 * @param issuer who it is; empty for plain OAuth
 * @param responseIssuer the {@code iss} that it says when a browser comes back (RFC 9207); empty where there is nothing to compare with
 * @param byHand the endpoints that are set, by the names of RFC 8414
 * @param parameters what else goes into the authorization request
 * @param refreshesWithScope a refresh names the scopes once more
 * @param isPassthrough clients get the provider's own tokens, for comparison
 * @param handOverTo the clients that may have the provider's token handed over
 */
public record Provider(
        String id,
        String name,
        Optional<String> issuer,
        Optional<String> responseIssuer,
        ClientHere client,
        List<String> scopes,
        Map<String, String> byHand,
        Map<String, String> parameters,
        Subject subject,
        Duration timeout,
        boolean refreshesWithScope,
        boolean isPassthrough,
        Set<String> handOverTo,
        ClaimChoice claims) {

    /**
     * Who we are there.
     *
     * @param inBody whether the secret travels in the body ({@code client_secret_post}) and not in the header
     */
    public record ClientHere(String id, Optional<String> secret, boolean inBody) {

        @Override
        public String toString() {
            return "ClientHere[" + id + "]";
        }
    }

    /**
     * Where it is said who the user is.
     *
     * @param inIdToken in the ID token, or else in the answer of the userinfo endpoint
     * @param field the member that never changes and is never given to somebody else
     * @param nameField the member with a name to show
     */
    public record Subject(boolean inIdToken, String field, String nameField) {}

    /** An ID token comes only when it is asked for. OpenID Connect Core section 3.1.2.1. */
    public boolean isOpenId() {
        return scopes.contains("openid");
    }

    /** Who vouches for the subjects: two providers may both know a user 42. */
    public String authority() {
        return issuer.orElseGet(() -> byHand.get("token_endpoint"));
    }
}
