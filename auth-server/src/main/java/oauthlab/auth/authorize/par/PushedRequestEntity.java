package oauthlab.auth.authorize.par;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "pushed_request")
class PushedRequestEntity {
    @Id
    String uriDigest;

    String clientId;
    String holder;
    String parameters;
    Instant openUntil;
    Instant expiresAt;
    boolean opened;
}
