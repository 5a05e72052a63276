package oauthlab.auth.clients;

import java.time.Duration;
import java.util.Optional;

/**
 * What a client's tokens look like. What is empty is as the server's settings say.
 *
 * @param format of its access tokens
 * @param accessTokenLifetime how long an access token is good
 * @param refreshTokenLifetime how long after the approval refresh tokens work, however often they are used
 * @param idTokenAlgorithm what its ID tokens are signed with ({@code id_token_signed_response_alg})
 */
public record TokenSettings(
        Format format,
        Optional<Duration> accessTokenLifetime,
        Optional<Duration> refreshTokenLifetime,
        String idTokenAlgorithm) {

    /** What a client gets that does not say. OpenID Connect Dynamic Client Registration section 2. */
    public static final String DEFAULT_ID_TOKEN_ALGORITHM = "RS256";

    public static final TokenSettings DEFAULT =
            new TokenSettings(Format.JWT, Optional.empty(), Optional.empty(), DEFAULT_ID_TOKEN_ALGORITHM);

    public TokenSettings withIdTokenAlgorithm(String algorithm) {
        return new TokenSettings(format, accessTokenLifetime, refreshTokenLifetime, algorithm);
    }

    /** How an access token is made. */
    public enum Format {
        /** Signed, readable by every resource server. RFC 9068. */
        JWT,
        /** A random value that only introspection explains. RFC 7662. */
        OPAQUE
    }
}
