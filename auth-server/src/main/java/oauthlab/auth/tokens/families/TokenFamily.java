package oauthlab.auth.tokens.families;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.protocol.Scopes;

/**
 * All tokens that come from one approval of a user: the first ones, and those that refreshing brings. RFC 9700 section
 * 4.14.
 *
 * <p>They live and die together. Access tokens carry {@code id} in the claim {@code grant_id}.
 *
 * @param scopes what the user approved; a single token may have less
 * @param audience the resources that the user approved
 * @param authTime when the user signed in
 * @param expiresAt when refreshing ends, however often it was done
 * @param lastUsedAt when it was refreshed last, or began
 * @param generation how often it was refreshed; only the refresh token of this generation works
 * @param upstreamId the sign-in at another provider by which the user was here, if it was one
 * @param keyThumbprint the key that refresh tokens are bound to (RFC 9449 section 5), if they are
 * @param isRevoked whether it is over before its time
 */
public record TokenFamily(
        String id,
        String clientId,
        String userId,
        Scopes scopes,
        List<String> audience,
        Instant authTime,
        Instant expiresAt,
        Instant lastUsedAt,
        int generation,
        Optional<String> upstreamId,
        Optional<String> keyThumbprint,
        boolean isRevoked) {

    /** How many random bytes an id has. */
    static final int ID_BYTES = 16;

    /** Of users who came from a provider that does not say when they signed in there. */
    public static final Instant UNKNOWN_AUTH_TIME = Instant.EPOCH;

    /** When the user signed in, if anybody knows. */
    public Optional<Instant> knownAuthTime() {
        return Optional.of(authTime).filter(UNKNOWN_AUTH_TIME::isBefore);
    }
}
