package oauthlab.auth.broker.pendinglogins;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "pending_login")
class PendingLoginEntity {
    @Id
    String stateDigest;

    String holder;
    String content;
    Instant expiresAt;
}
