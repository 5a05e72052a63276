package oauthlab.auth.issuance;

import java.time.Instant;

/**
 * Tokens that are no good any more although their signature still is.
 *
 * <p>A JWT cannot be called back; it can only be put on a list that introspection looks at (RFC 7009 section 3).
 */
public interface RevokedTokens {

    /** @param expiresAt when the token expires by itself and the entry may go */
    void revoke(String tokenId, Instant expiresAt);

    boolean contains(String tokenId);
}
