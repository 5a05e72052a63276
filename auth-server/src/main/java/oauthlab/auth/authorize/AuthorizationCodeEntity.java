package oauthlab.auth.authorize;

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
    String redirectUri;
    boolean redirectUriSent;
    String scopes;
    String audience;
    String codeChallenge;
    String nonce;
    String keyThumbprint;
    Instant authTime;
    Instant expiresAt;
    Instant redeemedAt;
    String familyId;

    AuthorizationCode toCode() {
        return new AuthorizationCode(
                clientId,
                userId,
                Optional.ofNullable(sessionId),
                redirectUri,
                redirectUriSent,
                Scopes.parse(scopes),
                List.of(audience.split(" ")),
                new CodeChallenge(codeChallenge),
                Optional.ofNullable(nonce),
                Optional.ofNullable(keyThumbprint),
                authTime,
                expiresAt,
                Optional.ofNullable(familyId));
    }
}
