package oauthlab.auth.broker.upstreamtokens;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "upstream_token")
class UpstreamTokenEntity {
    @Id
    String upstreamId;

    String provider;
    String clientId;
    String userId;
    String content;
    int version;
    Instant refreshingUntil;
    Instant endedAt;
    Instant expiresAt;

    static UpstreamTokenEntity of(UpstreamTokenRows.Row row) {
        var entity = new UpstreamTokenEntity();
        entity.upstreamId = row.upstreamId();
        entity.provider = row.owner().provider();
        entity.clientId = row.owner().clientId();
        entity.userId = row.owner().userId();
        entity.content = row.content();
        entity.version = row.version();
        entity.expiresAt = row.expiresAt();
        return entity;
    }

    UpstreamTokenRows.Row toRow() {
        return new UpstreamTokenRows.Row(
                upstreamId, new StoredTokens.Owner(provider, clientId, userId), content, version, expiresAt);
    }
}
