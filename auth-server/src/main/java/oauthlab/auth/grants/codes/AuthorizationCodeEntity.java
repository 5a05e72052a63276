package oauthlab.auth.grants.codes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.protocol.Scopes;

@Entity
@Table(name = "authorization_code")
class AuthorizationCodeEntity {
    @Id
    String codeDigest;

    String clientId;
    String userId;
    String sessionId;
    String upstreamId;
    String redirectUri;
    String scopes;
    String audience;
    String codeChallenge;
    String nonce;
    String keyThumbprint;
    Instant authTime;
    Instant expiresAt;
    Instant redeemedAt;
    String familyId;

    static AuthorizationCodeEntity of(NewCode approval) {
        var row = new AuthorizationCodeEntity();
        row.clientId = approval.clientId();
        row.userId = approval.userId();
        row.sessionId = approval.sessionId().orElse(null);
        row.upstreamId = approval.upstreamId().orElse(null);
        row.redirectUri = approval.redirectUri();
        row.scopes = approval.scopes().toString();
        row.audience = String.join(" ", approval.audience());
        row.codeChallenge = approval.codeChallenge().value();
        row.nonce = approval.nonce().orElse(null);
        row.keyThumbprint = approval.keyThumbprint().orElse(null);
        row.authTime = approval.authTime();
        return row;
    }

    AuthorizationCode toCode() {
        var approval = new NewCode(
                clientId,
                userId,
                Optional.ofNullable(sessionId),
                Optional.ofNullable(upstreamId),
                redirectUri,
                Scopes.parse(scopes),
                List.of(audience.split(" ")),
                new CodeChallenge(codeChallenge),
                Optional.ofNullable(nonce),
                Optional.ofNullable(keyThumbprint),
                authTime);
        return new AuthorizationCode(approval, expiresAt, Optional.ofNullable(familyId));
    }
}
