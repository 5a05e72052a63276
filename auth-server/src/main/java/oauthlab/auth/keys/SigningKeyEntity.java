package oauthlab.auth.keys;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "signing_key")
class SigningKeyEntity {
    @Id
    String kid;

    String algorithm;
    String status;
    String publicJwk;
    String privateSealed;
    Instant createdAt;
}
