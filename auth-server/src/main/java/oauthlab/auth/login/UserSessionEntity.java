package oauthlab.auth.login;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "user_session")
class UserSessionEntity {
    @Id
    String sessionDigest;

    String userId;
    Instant authTime;
    Instant expiresAt;
}
