package oauthlab.auth.families;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "revoked_token")
class RevokedTokenEntity {
    @Id
    String tokenId;

    Instant expiresAt;
}
