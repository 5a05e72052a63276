package oauthlab.auth.grants.device;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.protocol.Scopes;

@Entity
@Table(name = "device_request")
class DeviceRequestEntity {
    @Id
    String deviceDigest;

    String userCodeMark;
    String clientId;
    String holder;
    String scopes;
    String audience;
    Instant expiresAt;
    int intervalSeconds;
    Instant lastAskedAt;

    @Enumerated(EnumType.STRING)
    DeviceRequest.Status status;

    String userId;
    Instant authTime;

    DeviceRequest toRequest() {
        return new DeviceRequest(
                clientId,
                Scopes.parse(scopes),
                List.of(audience.split(" ")),
                expiresAt,
                status,
                Optional.ofNullable(userId).map(user -> new DeviceRequest.Approval(user, authTime)));
    }
}
