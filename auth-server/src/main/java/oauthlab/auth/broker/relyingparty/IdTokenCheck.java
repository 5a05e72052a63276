package oauthlab.auth.broker.relyingparty;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.broker.upstream.Discovery;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.ProviderCalls;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.clients.clientauth.ForeignJwt;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Checks a provider's ID token: made by it, for us, now, and in answer to our question. OpenID Connect Core 3.1.3.7. */
@ApplicationScoped
class IdTokenCheck {

    /** Never {@code none}, and never a symmetric one: whoever knows our secret there could make such tokens. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            "RS256",
            "RS384",
            "RS512",
            "PS256",
            "PS384",
            "PS512",
            "ES256",
            "ES384",
            "ES512",
            "EdDSA",
            "Ed25519");

    /** A provider's access token or logout token is not an ID token. */
    private static final Set<String> TYPES = Set.of("jwt", "id_token+jwt");

    static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    private static final int MAX_PROVIDERS = 100;
    private static final Duration KEYS_GOOD_FOR = Duration.ofHours(1);
    /** Somebody who invents key ids must not make us ask for each. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);

    private final ProviderCalls calls;
    private final Discovery discovery;
    private final Clock clock;
    private final VerificationJwkSelector selector = new VerificationJwkSelector();

    private final Cache<String, Keys> keys = Caffeine.newBuilder()
            .expireAfterWrite(KEYS_GOOD_FOR)
            .maximumSize(MAX_PROVIDERS)
            .build();

    IdTokenCheck(ProviderCalls calls, Discovery discovery, Clock clock) {
        this.calls = calls;
        this.discovery = discovery;
        this.clock = clock;
    }

    private record Keys(List<JsonWebKey> all, Instant fetchedAt) {}

    Map<String, Object> claims(Provider provider, ProviderTokens tokens, String nonce) {
        String token =
                tokens.idToken().orElseThrow(() -> UpstreamFailure.broken(provider.name() + " sends no ID token"));
        JwtClaims claims = verified(provider, token);
        if (!nonce.equals(claims.getClaimValue("nonce")))
            throw UpstreamFailure.broken("the ID token of " + provider.name() + " answers another question (nonce)");
        Object party = claims.getClaimValue("azp");
        if (party != null && !provider.client().id().equals(party))
            throw UpstreamFailure.broken("the ID token of " + provider.name() + " is for another client (azp)");
        return claims.getClaimsMap();
    }

    private JwtClaims verified(Provider provider, String token) {
        var consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(keyOf(provider))
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setExpectedAudience(provider.client().id())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setAllowedClockSkewInSeconds((int) CLOCK_SKEW.toSeconds())
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
        try {
            ForeignJwt.requireForm(token, TYPES);
            JwtClaims claims = consumer.processToClaims(token);
            ForeignJwt.requireSense(claims, clock.instant(), CLOCK_SKEW);
            if (isFrom(provider, claims)) return claims;
        } catch (InvalidJwtException | MalformedClaimException bad) {
            throw UpstreamFailure.broken("the ID token of " + provider.name() + " is not good: " + why(bad));
        }
        throw UpstreamFailure.broken("the ID token of " + provider.name() + " was issued by somebody else (iss)");
    }

    /** Not the library's own message, for that holds the token. */
    private static String why(Exception fault) {
        if (!(fault instanceof InvalidJwtException bad)) return "a claim has the wrong type";
        if (bad.hasExpired()) return "it has expired";
        if (bad.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)) return "it is for another client (aud)";
        return bad.getErrorDetails().isEmpty() ? "no key fits, or it is no JWT" : "its signature or a claim is wrong";
    }

    /** Character by character; where one address serves many organisations, each has an issuer of its own. */
    private static boolean isFrom(Provider provider, JwtClaims claims) {
        String tenant = String.valueOf(claims.getClaimValue("tid"));
        return provider.issuer()
                .map(issuer -> issuer.replace("{tenantid}", tenant))
                .filter(issuer -> issuer.equals(claims.getClaimValue("iss")))
                .isPresent();
    }

    private VerificationKeyResolver keyOf(Provider provider) {
        return (token, nesting) -> key(provider, token)
                .orElseThrow(() -> new UnresolvableKeyException("no key of " + provider.name() + " fits"));
    }

    /** A key that is not known yet may be new: the provider has changed its keys. */
    private Optional<Key> key(Provider provider, JsonWebSignature token) throws UnresolvableKeyException {
        Keys known = keys.get(provider.id(), id -> fetch(provider));
        Optional<Key> key = find(known, token);
        boolean mayAsk = known.fetchedAt().plus(ASKED_AGAIN_AFTER).isBefore(clock.instant());
        if (key.isPresent() || !mayAsk) return key;
        Keys fresh = fetch(provider);
        keys.put(provider.id(), fresh);
        return find(fresh, token);
    }

    /** Without a key id each that may be the one is tried. */
    private Optional<Key> find(Keys known, JsonWebSignature token) throws UnresolvableKeyException {
        try {
            return Optional.ofNullable(selector.selectWithVerifySignatureDisambiguate(token, known.all()))
                    .map(JsonWebKey::getKey);
        } catch (JoseException unusable) {
            throw new UnresolvableKeyException("none of the keys can be used", unusable);
        }
    }

    private Keys fetch(Provider provider) {
        var uri = discovery
                .endpoints(provider)
                .jwks()
                .orElseThrow(() -> UpstreamFailure.broken(provider.name() + " publishes no keys (jwks_uri)"));
        try {
            String set = calls.get(provider, uri).toString();
            return new Keys(new JsonWebKeySet(set).getJsonWebKeys(), clock.instant());
        } catch (JoseException notKeys) {
            throw UpstreamFailure.broken(provider.name() + " publishes something that is no key set");
        }
    }
}
