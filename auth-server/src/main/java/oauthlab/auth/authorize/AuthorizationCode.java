package oauthlab.auth.authorize;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.protocol.Scopes;

/**
 * What a code stands for: who approved what, for which client, under which challenge. RFC 6749 section 4.1.2.
 *
 * @param redirectUri the one that was used
 * @param keyThumbprint the key that must be proven when it is redeemed (RFC 9449 section 10), if any
 * @param sessionId the browser session in which the user approved
 * @param nonce the client's value for the id_token (OpenID Connect Core section 3.1.2.1), if it sent one
 * @param familyId the tokens it was redeemed for; empty while it has not been
 */
record AuthorizationCode(
        String clientId,
        String userId,
        Optional<String> sessionId,
        String redirectUri,
        boolean redirectUriSent,
        Scopes scopes,
        List<String> audience,
        CodeChallenge codeChallenge,
        Optional<String> nonce,
        Optional<String> keyThumbprint,
        Instant authTime,
        Instant expiresAt,
        Optional<String> familyId) {}
