package oauthlab.auth.browser.users;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "oauth_user")
class UserEntity {
    @Id
    String userId;

    String username;
    String email;
    String passwordHash;
    Instant createdAt;

    User toUser() {
        return new User(userId, username, email);
    }
}
