package oauthlab.auth.broker.upstreamtokens;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "upstream_token")
class VaultRowEntity {
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

    static VaultRowEntity of(VaultRows.Row row) {
        var entity = new VaultRowEntity();
        entity.upstreamId = row.upstreamId();
        entity.provider = row.owner().provider();
        entity.clientId = row.owner().clientId();
        entity.userId = row.owner().userId();
        entity.content = row.content();
        entity.version = row.version();
        entity.expiresAt = row.expiresAt();
        return entity;
    }

    VaultRows.Row toRow() {
        return new VaultRows.Row(upstreamId, new Kept.Owner(provider, clientId, userId), content, version, expiresAt);
    }
}
