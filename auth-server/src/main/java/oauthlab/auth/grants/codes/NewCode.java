package oauthlab.auth.grants.codes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.protocol.Scopes;

/**
 * What a code is to stand for: who approved what, for which client, under which challenge. RFC 6749 section 4.1.2.
 *
 * @param redirectUri the one that was used
 * @param sessionId the browser session in which the user approved
 * @param upstreamId the sign-in at another provider by which the user is here, if it was one
 * @param nonce the client's value for the id_token (OpenID Connect Core section 3.1.2.1), if it sent one
 * @param keyThumbprint the key that must be proven when the code is redeemed (RFC 9449 section 10), if any
 */
public record NewCode(
        String clientId,
        String userId,
        Optional<String> sessionId,
        Optional<String> upstreamId,
        String redirectUri,
        Scopes scopes,
        List<String> audience,
        CodeChallenge codeChallenge,
        Optional<String> nonce,
        Optional<String> keyThumbprint,
        Instant authTime) {}
