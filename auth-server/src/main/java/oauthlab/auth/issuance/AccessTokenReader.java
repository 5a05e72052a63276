package oauthlab.auth.issuance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.families.RevokedTokens;
import oauthlab.auth.issuer.Issuer;
import oauthlab.auth.opaque.OpaqueTokens;
import oauthlab.auth.signing.Signer;
import oauthlab.shared.proof.Confirmation;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.Digests;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.IssValidator;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.TypeValidator;

/** Reads access tokens that we made ourselves, JWTs (RFC 9068 section 4) or opaque ones, and nothing else. */
@ApplicationScoped
public class AccessTokenReader {

    /** Tokens whose signatures were checked a while ago; whatever else can change is looked at each time. */
    private static final int MOST_VERIFIED = 10_000;

    private final Signer signer;
    private final OpaqueTokens opaque;
    private final Clock clock;
    private final RevokedTokens revoked;
    /** Signature, type and issuer; when the token ends is asked each time. Made once: it costs a tenth of a verification. */
    private final JwtConsumer consumer;

    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST_VERIFIED).build();

    AccessTokenReader(Issuer issuer, Signer signer, OpaqueTokens opaque, Clock clock, RevokedTokens revoked) {
        this.signer = signer;
        this.opaque = opaque;
        this.clock = clock;
        this.revoked = revoked;
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(signer.byKid())
                .setJwsAlgorithmConstraints(signer.forAccessTokens())
                .setSkipAllDefaultValidators()
                .registerValidator(new TypeValidator(true, AccessTokenFormat.TYPE))
                .registerValidator(new IssValidator(issuer.identifier(), true))
                .build();
    }

    /** Empty unless the token is ours, unchanged, not expired and not revoked. */
    public Optional<AccessToken> read(String token) {
        try {
            Optional<String> kept = opaque.find(token);
            AccessToken read = kept.isPresent() ? toAccessToken(JwtClaims.parse(kept.get())) : readJwt(token);
            return Optional.of(read)
                    .filter(good -> clock.instant().isBefore(good.expiresAt()))
                    .filter(good -> !revoked.containsAny(ids(good)));
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }

    /** Kept by digest, so that whoever reads this memory finds no token. */
    private AccessToken readJwt(String token) throws InvalidJwtException, MalformedClaimException {
        String digest = Digests.sha256(token);
        Verified before = verified.getIfPresent(digest);
        if (before != null && signer.knows(before.kid())) return before.token();
        JwtContext context = consumer.process(token);
        AccessToken read = toAccessToken(context.getJwtClaims());
        String kid = context.getJoseObjects().get(0).getKeyIdHeaderValue();
        verified.put(digest, new Verified(read, kid));
        return read;
    }

    /** With the name of the key: when that is taken away, what it signed is worth nothing. */
    private record Verified(AccessToken token, String kid) {}

    private static List<String> ids(AccessToken token) {
        String client = RevokedTokens.client(token.clientId());
        return token.familyId()
                .map(family -> List.of(token.tokenId(), family, client))
                .orElse(List.of(token.tokenId(), client));
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
                Confirmation.keyThumbprint(claims.getClaimValue("cnf")),
                Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }
}
