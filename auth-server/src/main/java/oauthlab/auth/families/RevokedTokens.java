package oauthlab.auth.families;

import java.time.Instant;
import java.util.Collection;

/**
 * Tokens that are no good any more although their signature still is, and families all of whose tokens are.
 *
 * <p>A JWT cannot be called back; it can only be put on a list that introspection looks at (RFC 7009 section 3).
 */
public interface RevokedTokens {

    /**
     * @param id the {@code jti} of a token, or the id of a family
     * @param expiresAt when the token expires by itself and the entry may go
     */
    void revoke(String id, Instant expiresAt);

    /** Is one of these on the list? */
    boolean containsAny(Collection<String> ids);
}
