package oauthlab.auth.tokens.opaque;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "opaque_token")
class OpaqueTokenEntity {
    @Id
    String tokenDigest;

    String claims;
    Instant expiresAt;
}
