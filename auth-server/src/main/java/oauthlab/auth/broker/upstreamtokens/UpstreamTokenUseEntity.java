package oauthlab.auth.broker.upstreamtokens;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "upstream_token_use")
class UpstreamTokenUseEntity {
    @Id
    String tokenId;

    String upstreamId;
    Instant expiresAt;
}
