package oauthlab.auth.grants.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.protocol.Scopes;

/**
 * A device that waits for a user. RFC 8628 section 3.1.
 *
 * @param approval who said yes, and when that user had signed in; empty until then
 */
record DeviceRequest(
        String clientId,
        Scopes scopes,
        List<String> audience,
        Instant expiresAt,
        Status status,
        Optional<Approval> approval) {

    enum Status {
        /** Nobody has decided. */
        PENDING,
        APPROVED,
        DENIED,
        /** The device has its tokens. */
        REDEEMED
    }

    record Approval(String userId, Instant authTime) {}
}
