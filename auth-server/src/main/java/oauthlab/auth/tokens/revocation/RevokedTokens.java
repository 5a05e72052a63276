package oauthlab.auth.tokens.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.wire.RevocationList;

/**
 * Tokens that are no good any more although their signature still is, and families, clients and users all of whose tokens
 * are.
 *
 * <p>A JWT cannot be called back; it can only be put on a list that introspection looks at, and that APIs may read (RFC 7009
 * section 3).
 */
public interface RevokedTokens {

    /**
     * Puts it on the list, in the transaction of the caller. Always succeeds: an owner that has too many entries gets one
     * entry for all its tokens so far in their place.
     *
     * @return false when it was there already
     */
    boolean revoke(Revocation revocation);

    /** Takes it off the list, but for tokens that are revoked {@code until} a time. */
    void restore(String id);

    /** Is one of these, at least one, on the list, for a token that was issued then? */
    boolean containsAny(List<String> ids, Instant issuedAt);

    /**
     * A page of the list, without what expires by itself before {@code now}, in the order of change.
     *
     * @param after where the page before ended
     */
    List<Change> page(Position after, Instant now, int most);

    /** The time by which changes are ordered: the database's. */
    Instant now();

    /**
     * A place in the list.
     *
     * @param id the entry that was changed at that time; of equal times the smaller id comes first
     */
    record Position(Instant changedAt, String id) {}

    /**
     * An entry as it is since its last change.
     *
     * @param entry empty when it is off the list again
     */
    record Change(Position at, Optional<RevocationList.Entry> entry) {}

    /** The entry that stands for all tokens of a client. */
    static String client(String clientId) {
        return RevocationList.client(clientId);
    }

    /** The entry that stands for all tokens of a user. */
    static String user(String userId) {
        return RevocationList.user(userId);
    }
}
