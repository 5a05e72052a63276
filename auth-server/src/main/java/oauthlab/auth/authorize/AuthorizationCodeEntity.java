package oauthlab.auth.authorize;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.protocol.Scopes;

@Entity
@Table(name = "authorization_code")
class AuthorizationCodeEntity {
    @Id
    String codeDigest;

    String clientId;
    String userId;
    String redirectUri;
    boolean redirectUriSent;
    String scopes;
    String audience;
    String codeChallenge;
    Instant authTime;
    Instant expiresAt;
    Instant redeemedAt;
    String tokenId;

    AuthorizationCode toCode() {
        return new AuthorizationCode(
                clientId,
                userId,
                redirectUri,
                redirectUriSent,
                Scopes.parse(scopes),
                List.of(audience.split(" ")),
                new CodeChallenge(codeChallenge),
                authTime,
                expiresAt,
                tokenId);
    }
}
