package oauthlab.auth.issuance;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.families.RevokedTokens;
import oauthlab.auth.issuer.Issuer;
import oauthlab.auth.keys.SigningKey;
import oauthlab.auth.keys.SigningKeys;
import oauthlab.shared.protocol.Scopes;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** Reads access tokens that we made ourselves, and nothing else. RFC 9068 section 4. */
@ApplicationScoped
public class AccessTokenReader {

    private final Issuer issuer;
    private final SigningKeys keys;
    private final Clock clock;
    private final RevokedTokens revoked;

    AccessTokenReader(Issuer issuer, SigningKeys keys, Clock clock, RevokedTokens revoked) {
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
        this.revoked = revoked;
    }

    /** Empty unless the token is ours, unchanged, not expired and not revoked. */
    public Optional<AccessToken> read(String token) {
        try {
            JwtClaims claims = verify(token);
            return Optional.of(toAccessToken(claims)).filter(good -> !revoked.containsAny(ids(good)));
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }

    private static List<String> ids(AccessToken token) {
        return token.familyId().map(family -> List.of(token.tokenId(), family)).orElse(List.of(token.tokenId()));
    }

    /** The algorithm comes from our key, never from the token alone: else the token would choose how it is checked. */
    private JwtClaims verify(String token) throws InvalidJwtException {
        Instant now = clock.instant();
        VerificationKeyResolver byKid =
                (jws, nesting) -> publicKey(jws.getKeyIdHeaderValue(), jws.getAlgorithmHeaderValue());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(byKid)
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "ES256", "RS256", "EdDSA"))
                .setExpectedType(true, TokenIssuer.TYPE)
                .setExpectedIssuer(issuer.identifier())
                .setSkipDefaultAudienceValidation()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromMilliseconds(now.toEpochMilli()))
                .build()
                .processToClaims(token);
    }

    private Key publicKey(String kid, String algorithm) throws UnresolvableKeyException {
        Optional<SigningKey> key =
                keys.find(kid).filter(found -> found.algorithm().getAlgorithm().equals(algorithm));
        if (key.isEmpty()) throw new UnresolvableKeyException("no key of ours with this kid and alg");
        return key.get().jwk().getPublicKey();
    }

    private static AccessToken toAccessToken(JwtClaims claims) throws MalformedClaimException {
        return new AccessToken(
                claims.getJwtId(),
                Optional.ofNullable(claims.getStringClaimValue(TokenIssuer.GRANT_ID)),
                claims.getSubject(),
                claims.getStringClaimValue("client_id"),
                List.copyOf(claims.getAudience()),
                Scopes.parse(claims.getStringClaimValue("scope")),
                Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }
}
