package oauthlab.auth.tokens.families;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.protocol.Scopes;

/**
 * An approval, from which a family of tokens begins.
 *
 * @param lifetime how long the client's families last, if not as usual
 * @param sessionId the browser session in which the user approved, if that was here
 * @param upstreamId the sign-in at another provider by which the user was here, if it was one
 * @param keyThumbprint the key that its refresh tokens will be bound to, if any
 */
public record NewFamily(
        String clientId,
        String userId,
        Scopes scopes,
        List<String> audience,
        Instant authTime,
        Optional<Duration> lifetime,
        Optional<String> sessionId,
        Optional<String> upstreamId,
        Optional<String> keyThumbprint) {

    private static final String OFFLINE_ACCESS = "offline_access";

    /**
     * Does it end when the user signs out? With {@code offline_access} the client may go on when the user is gone
     * (OpenID Connect Core section 11).
     */
    boolean endsWithSession() {
        return sessionId.isPresent() && !scopes.contains(OFFLINE_ACCESS);
    }
}
