package oauthlab.auth.tokens.opaque;

import java.time.Instant;
import java.util.Optional;

/** The opaque access tokens that are out: for them, what a JWT would say stands here. RFC 7662 section 1. */
public interface OpaqueTokens {

    /** Makes a token and returns it; kept are its digest and its claims. */
    String issue(String claims, Instant expiresAt);

    /** The claims of this token, as JSON, whether it has expired or not. */
    Optional<String> find(String token);
}
