package oauthlab.auth.authorize;

import java.time.Instant;
import java.util.List;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.protocol.Scopes;

/**
 * What a code stands for: who approved what, for which client, under which challenge. RFC 6749 section 4.1.2.
 *
 * @param redirectUri the one that was used
 * @param tokenId the id of the token it was redeemed for, or null while it has not been
 */
record AuthorizationCode(
        String clientId,
        String userId,
        String redirectUri,
        boolean redirectUriSent,
        Scopes scopes,
        List<String> audience,
        CodeChallenge codeChallenge,
        Instant authTime,
        Instant expiresAt,
        String tokenId) {}
