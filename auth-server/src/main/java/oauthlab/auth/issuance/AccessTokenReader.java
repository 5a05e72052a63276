package oauthlab.auth.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.families.RevokedTokens;
import oauthlab.auth.issuer.Issuer;
import oauthlab.shared.protocol.Scopes;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Reads access tokens that we made ourselves, JWTs (RFC 9068 section 4) or opaque ones, and nothing else. */
@ApplicationScoped
public class AccessTokenReader {

    private final Issuer issuer;
    private final Signer signer;
    private final OpaqueTokens opaque;
    private final Clock clock;
    private final RevokedTokens revoked;

    AccessTokenReader(Issuer issuer, Signer signer, OpaqueTokens opaque, Clock clock, RevokedTokens revoked) {
        this.issuer = issuer;
        this.signer = signer;
        this.opaque = opaque;
        this.clock = clock;
        this.revoked = revoked;
    }

    /** Empty unless the token is ours, unchanged, not expired and not revoked. */
    public Optional<AccessToken> read(String token) {
        try {
            Optional<String> kept = opaque.find(token);
            JwtClaims claims = kept.isPresent() ? JwtClaims.parse(kept.get()) : verify(token);
            return Optional.of(toAccessToken(claims))
                    .filter(good -> clock.instant().isBefore(good.expiresAt()))
                    .filter(good -> !revoked.containsAny(ids(good)));
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }

    private static List<String> ids(AccessToken token) {
        String client = RevokedTokens.client(token.clientId());
        return token.familyId()
                .map(family -> List.of(token.tokenId(), family, client))
                .orElse(List.of(token.tokenId(), client));
    }

    private JwtClaims verify(String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(signer.byKid())
                .setJwsAlgorithmConstraints(Signer.ALGORITHMS)
                .setExpectedType(true, TokenIssuer.TYPE)
                .setExpectedIssuer(issuer.identifier())
                .setSkipDefaultAudienceValidation()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build()
                .processToClaims(token);
    }

    private static Optional<String> keyThumbprint(Object confirmation) {
        return confirmation instanceof Map<?, ?> members && members.get("jkt") instanceof String thumbprint
                ? Optional.of(thumbprint)
                : Optional.empty();
    }

    private static AccessToken toAccessToken(JwtClaims claims) throws MalformedClaimException {
        return new AccessToken(
                claims.getJwtId(),
                Optional.ofNullable(claims.getStringClaimValue(TokenIssuer.GRANT_ID)),
                claims.getSubject(),
                claims.getStringClaimValue("client_id"),
                List.copyOf(claims.getAudience()),
                Scopes.parse(claims.getStringClaimValue("scope")),
                Actor.fromClaim(claims.getClaimValue("act")),
                Actor.fromClaim(claims.getClaimValue("may_act")).map(Actor::subject),
                keyThumbprint(claims.getClaimValue("cnf")),
                Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }
}
