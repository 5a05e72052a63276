package oauthlab.auth.foundation.replay;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "used_id")
class UsedIdEntity {
    @Id
    String idDigest;

    Instant expiresAt;
}
