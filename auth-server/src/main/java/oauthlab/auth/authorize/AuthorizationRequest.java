package oauthlab.auth.authorize;

import java.util.List;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.protocol.Scopes;

/**
 * An authorization request that passed every check. RFC 6749 section 4.1.1.
 *
 * @param redirectUriSent whether the request named its redirect URI; then the token request must name it too
 */
record AuthorizationRequest(
        Client client,
        String redirectUri,
        boolean redirectUriSent,
        Optional<String> state,
        Scopes scopes,
        List<String> audience,
        CodeChallenge codeChallenge) {}
