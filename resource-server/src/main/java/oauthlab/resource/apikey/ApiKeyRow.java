package oauthlab.resource.apikey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/** A row of the table {@code api_key}. */
@Entity
@Table(name = "api_key")
class ApiKeyRow {

    @Id
    @Column(name = "key_digest")
    String keyDigest;

    String name;

    @Column(name = "owner_id")
    String ownerId;

    /** Words with spaces between. */
    String permissions;

    @Column(name = "created_at")
    Instant createdAt;

    ApiKey read() {
        return new ApiKey(name, ownerId, Set.of(permissions.split(" ")));
    }
}
