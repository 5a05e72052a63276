package oauthlab.auth.families;

import java.time.Instant;
import java.util.List;
import oauthlab.shared.wire.RevocationList;

/**
 * Tokens that are no good any more although their signature still is, and families and clients all of whose tokens are.
 *
 * <p>A JWT cannot be called back; it can only be put on a list that introspection looks at, and that APIs may read (RFC 7009
 * section 3).
 */
public interface RevokedTokens {

    /**
     * Puts it on the list, in the transaction of the caller.
     *
     * @param id the {@code jti} of a token, the id of a family, or {@link #client}
     * @param expiresAt when the tokens expire by themselves and the entry may go
     * @return false when it was there already
     */
    boolean revoke(String id, Instant expiresAt);

    /** Takes it off the list. */
    void restore(String id);

    /** Is one of these, at least one, on the list? */
    boolean containsAny(List<String> ids);

    /**
     * A page of the list, in an order that stays the same, without what expires by itself before {@code now}.
     *
     * @param after the last entry of the page before; empty for the first page
     */
    List<String> page(String after, Instant now, int most);

    /** The entry that stands for all tokens of a client. */
    static String client(String clientId) {
        return RevocationList.client(clientId);
    }
}
