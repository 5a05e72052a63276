package oauthlab.auth.authorize;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.clients.Client;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.protocol.Scopes;

/**
 * An authorization request that passed every check. RFC 6749 section 4.1.1.
 *
 * @param keyThumbprint the key that will be proven when the code is redeemed. RFC 9449 section 10
 * @param prompts what the user must, or must not, be shown. OpenID Connect Core section 3.1.2.1
 * @param maxAge how long ago the user may have signed in
 * @param loginHint who the client thinks will sign in
 * @param meantUser the user whom the client means, by an ID token that it has of that user ({@code id_token_hint})
 */
public record AuthorizationRequest(
        Client client,
        String redirectUri,
        Optional<String> state,
        Scopes scopes,
        List<String> audience,
        CodeChallenge codeChallenge,
        Optional<String> nonce,
        Optional<String> keyThumbprint,
        Set<String> prompts,
        Optional<Duration> maxAge,
        Optional<String> loginHint,
        Optional<String> meantUser) {

    /** {@code prompt=none}: show the user nothing. */
    boolean mayShowNothing() {
        return prompts.contains("none");
    }

    /** The user must sign in now, whatever happened before. */
    boolean demandsSignIn() {
        return prompts.contains("login") || prompts.contains("select_account");
    }

    boolean demandsConsent() {
        return prompts.contains("consent");
    }
}
