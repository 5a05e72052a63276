package oauthlab.auth.tokens.revocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import oauthlab.shared.wire.RevocationList;

@Entity
@Table(name = "revoked_token")
class RevokedTokenEntity {
    @Id
    String tokenId;

    String ownerId;

    /** Are all its tokens revoked, whenever they were issued? */
    boolean whole;

    /** Those that were issued until then are. Neither of the two: it is off the list again, and readers must hear that. */
    Instant untilAt;

    /** Set by the database. */
    @Column(insertable = false, updatable = false)
    Instant changedAt;

    Instant expiresAt;

    RevokedTokens.Change toChange() {
        var at = new RevokedTokens.Position(changedAt, tokenId);
        if (!whole && untilAt == null) return new RevokedTokens.Change(at, Optional.empty());
        Long until = whole ? null : untilAt.getEpochSecond();
        long exp = expiresAt.plusNanos(999_999_999).getEpochSecond();
        return new RevokedTokens.Change(at, Optional.of(new RevocationList.Entry(tokenId, exp, until)));
    }
}
