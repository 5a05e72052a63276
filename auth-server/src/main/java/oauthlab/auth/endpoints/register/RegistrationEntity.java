package oauthlab.auth.endpoints.register;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "client_registration")
class RegistrationEntity {
    @Id
    String clientId;

    String tokenDigest;
    String metadata;
    Instant issuedAt;
    String holder;
    Instant usedAt;
}
