package oauthlab.auth.tokens.issuance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.protocol.Scopes;

/**
 * An access token of ours, read and found good: its claims by RFC 9068 section 2.2.
 *
 * @param isForClient is the subject a client that acts for itself?
 * @param actor who acts for the subject, if somebody does
 * @param keyThumbprint the key it is bound to, if it is
 * @param mayAct the only one who may come to act for the subject (RFC 8693 section 4.4); empty when that is not said
 * @param familyId the approval it comes from; empty when a client acts for itself
 */
public record AccessToken(
        String tokenId,
        Optional<String> familyId,
        String subject,
        boolean isForClient,
        String clientId,
        List<String> audience,
        Scopes scopes,
        Optional<Actor> actor,
        Optional<String> mayAct,
        Optional<String> keyThumbprint,
        Instant issuedAt,
        Instant expiresAt) {}
