package oauthlab.resource.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of the table {@code users}. */
@Entity
@Table(name = "users")
class UserRow {

    @Id
    String id;

    String username;
    String email;

    @Column(name = "created_at")
    Instant createdAt;

    void write(User user) {
        id = user.id();
        username = user.username();
        email = user.email();
        createdAt = user.createdAt();
    }

    User read() {
        return new User(id, username, email, createdAt);
    }
}
