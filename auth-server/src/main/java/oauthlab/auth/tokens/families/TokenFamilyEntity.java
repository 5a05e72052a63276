package oauthlab.auth.tokens.families;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.protocol.Scopes;

@Entity
@Table(name = "token_family")
class TokenFamilyEntity {
    @Id
    String familyId;

    String clientId;
    String userId;
    String scopes;
    String audience;
    Instant authTime;
    Instant createdAt;
    Instant expiresAt;
    Instant lastUsedAt;
    int generation;
    String sessionId;
    String upstreamId;
    String keyThumbprint;
    Instant revokedAt;

    static TokenFamilyEntity of(String id, NewFamily family, Instant now, Instant expiresAt) {
        var row = new TokenFamilyEntity();
        row.familyId = id;
        row.clientId = family.clientId();
        row.userId = family.userId();
        row.scopes = family.scopes().toString();
        row.audience = String.join(" ", family.audience());
        row.authTime = family.authTime();
        row.createdAt = now;
        row.expiresAt = expiresAt;
        row.lastUsedAt = now;
        row.sessionId = family.endsWithSession() ? family.sessionId().orElse(null) : null;
        row.upstreamId = family.upstreamId().orElse(null);
        row.keyThumbprint = family.keyThumbprint().orElse(null);
        return row;
    }

    TokenFamily toFamily() {
        return new TokenFamily(
                familyId,
                clientId,
                userId,
                Scopes.parse(scopes),
                List.of(audience.split(" ")),
                authTime,
                expiresAt,
                lastUsedAt,
                generation,
                Optional.ofNullable(upstreamId),
                Optional.ofNullable(keyThumbprint),
                revokedAt != null);
    }
}
