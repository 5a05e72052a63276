package oauthlab.auth.issuance;

import java.time.Instant;
import java.util.List;
import oauthlab.shared.protocol.Scopes;

/** An access token of ours, read and found good: its claims by RFC 9068 section 2.2. */
public record AccessToken(
        String tokenId,
        String subject,
        String clientId,
        List<String> audience,
        Scopes scopes,
        Instant issuedAt,
        Instant expiresAt) {}
