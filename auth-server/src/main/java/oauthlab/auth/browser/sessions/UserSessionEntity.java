package oauthlab.auth.browser.sessions;

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
    String upstreamId;
    String requestName;
    Instant authTime;
    Instant expiresAt;
}
