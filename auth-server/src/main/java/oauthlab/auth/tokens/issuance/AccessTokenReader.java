package oauthlab.auth.tokens.issuance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.keys.signing.Signer;
import oauthlab.auth.tokens.opaque.OpaqueTokens;
import oauthlab.auth.tokens.revocation.RevokedTokens;
import oauthlab.shared.proof.ClaimsReader;
import oauthlab.shared.proof.Confirmation;
import oauthlab.shared.proof.SignedJwt;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.wire.SubjectType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.lang.JoseException;

/** Reads access tokens that we made ourselves, JWTs (RFC 9068 section 4) or opaque ones, and nothing else. */
@ApplicationScoped
public class AccessTokenReader {

    /** Tokens whose signatures were checked a while ago; whatever else can change is looked at each time. */
    private static final int MAX_VERIFIED = 10_000;

    private final Issuer issuer;
    private final Signer signer;
    private final OpaqueTokens opaque;
    private final Clock clock;
    private final RevokedTokens revoked;

    /** Cleared up by whoever writes: to hand that to another thread costs more than to do it. */
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(MAX_VERIFIED)
            .executor(Runnable::run)
            .build();

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
            AccessToken read = kept.isPresent() ? toAccessToken(claims(kept.get())) : readJwt(token);
            return Optional.of(read)
                    .filter(good -> clock.instant().isBefore(good.expiresAt()))
                    .filter(good -> !revoked.containsAny(ids(good), good.issuedAt()));
        } catch (JoseException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }

    /** Kept by digest, so that whoever reads this memory finds no token. */
    private AccessToken readJwt(String token) throws JoseException, MalformedClaimException {
        String digest = Digests.sha256(token);
        Verified before = verified.getIfPresent(digest);
        if (before != null && signer.knows(before.kid())) return before.token();
        Verified now = verify(token);
        verified.put(digest, now);
        return now.token();
    }

    private Verified verify(String token) throws JoseException, MalformedClaimException {
        SignedJwt unverified = SignedJwt.parse(token);
        requireOurs(AccessTokenFormat.TYPE.equals(unverified.header("typ")));
        String kid = unverified.header("kid");
        Key key = signer.keyFor(kid, unverified.header("alg"));
        JwtClaims claims = claims(unverified.verify(key, signer.forAccessTokens()));
        requireOurs(issuer.identifier().equals(claims.getIssuer()));
        return new Verified(toAccessToken(claims), kid);
    }

    private static void requireOurs(boolean isSo) throws JoseException {
        if (!isSo) throw new JoseException("no access token of ours");
    }

    private static JwtClaims claims(String payload) throws JoseException {
        return ClaimsReader.read(payload).orElseThrow(() -> new JoseException("no claims"));
    }

    /** With the name of the key: when that is taken away, what it signed is worth nothing. */
    private record Verified(AccessToken token, String kid) {}

    private static List<String> ids(AccessToken token) {
        String client = RevokedTokens.client(token.clientId());
        String user = RevokedTokens.user(token.subject());
        return token.familyId()
                .map(family -> List.of(token.tokenId(), family, client, user))
                .orElse(List.of(token.tokenId(), client, user));
    }

    private static AccessToken toAccessToken(JwtClaims claims) throws MalformedClaimException {
        Optional<String> family = Optional.ofNullable(claims.getStringClaimValue(TokenIssuer.GRANT_ID));
        Object subjectType = claims.getClaimValue(SubjectType.CLAIM);
        String clientId = claims.getStringClaimValue("client_id");
        return new AccessToken(
                claims.getJwtId(),
                family,
                claims.getSubject(),
                SubjectType.isClient(subjectType, claims.getSubject(), clientId, family.isPresent()),
                clientId,
                List.copyOf(claims.getAudience()),
                Scopes.parse(claims.getStringClaimValue("scope")),
                Actor.fromClaim(claims.getClaimValue("act")),
                Actor.fromClaim(claims.getClaimValue("may_act")).map(Actor::subject),
                Confirmation.keyThumbprint(claims.getClaimValue("cnf")),
                Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }
}
