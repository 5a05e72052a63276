package oauthlab.auth.broker.upstreamtokens;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store for rows whose content it cannot read. */
interface UpstreamTokenRows {

    /**
     * {@link StoredTokens}, as a store sees it.
     *
     * @param content tokens and claims, wrapped
     */
    record Row(String upstreamId, StoredTokens.Owner owner, String content, int version, Instant expiresAt) {

        /** Leaves the content out: by setting it lies open. */
        @Override
        public String toString() {
            return "Row[" + upstreamId + " of " + owner + "]";
        }
    }

    void add(Row row);

    /** The row, unless it has ended. */
    Optional<Row> find(String upstreamId);

    /** The row that this token of ours stands for, unless one of the two has ended. */
    Optional<Row> findByToken(String tokenId, Instant now);

    /** Notes that a token of ours stands for this row. Which one cannot be changed. */
    void use(String tokenId, String upstreamId, Instant tokenExpiresAt);

    /** Keeps the row at least until then. */
    void keepUntil(String upstreamId, Instant until);

    /**
     * The right to refresh this version of the row.
     *
     * @return true for one caller until {@code until}, however many ask in however many processes
     */
    boolean startRefresh(String upstreamId, int version, Instant now, Instant until);

    /** Gives that right back, when nothing came of it. */
    void giveUpRefresh(String upstreamId, int version);

    /** Puts new content in, if the row still has the version before. */
    boolean replace(Row newer);

    /** Puts the same content in with another wrapping, if nobody has changed it meanwhile. */
    boolean rewrap(Row row, String anew);

    /** From now on nobody finds the row but who cleans up. */
    void end(String upstreamId, Instant now);

    /**
     * Rows that have ended or expired, the oldest first.
     *
     * @param without providers whose rows are left for later
     */
    List<Row> over(Instant now, Set<String> without, int most);

    /** A page of all rows that have not ended, in an order that stays the same, after this one. */
    List<Row> page(String after, int most);

    /** It is gone afterwards, even if another process deletes it at the same moment. */
    void delete(String upstreamId);

    /** Forgets tokens of ours that have expired. */
    int deleteExpiredUses(Instant now, int most);
}
