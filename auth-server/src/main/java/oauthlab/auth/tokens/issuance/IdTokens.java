package oauthlab.auth.tokens.issuance;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientauth.ForeignJwt;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.keys.SigningKey;
import oauthlab.auth.keys.SigningKeys;
import oauthlab.auth.keys.signing.Signer;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.IssValidator;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.TypeValidator;

/**
 * Makes ID tokens: who signed in, told to the client and to nobody else. OpenID Connect Core section 2.
 *
 * <pre>{"iss":"http://localhost:4000","sub":"user-123","aud":"web-app","exp":1,"iat":1,"auth_time":1,
 *  "nonce":"...","at_hash":"...","acr":"1"}</pre>
 *
 * <p>It opens no API: its {@code aud} is the client, and its {@code typ} is not that of an access token.
 */
@ApplicationScoped
public class IdTokens implements MetadataContributor {

    static final String TYPE = "JWT";

    /** What we vouch for: the user typed a password. OpenID Connect Core section 2, {@code acr}. */
    private static final String BY_PASSWORD = "1";

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Issuer issuer;
    private final Signer signer;
    private final SigningKeys keys;
    private final Clock clock;

    IdTokens(Issuer issuer, Signer signer, SigningKeys keys, Clock clock) {
        this.issuer = issuer;
        this.signer = signer;
        this.keys = keys;
        this.clock = clock;
    }

    String make(Client client, GrantOutcome.ForUser outcome, String accessToken) {
        NumericDate now = NumericDate.fromSeconds(clock.instant().getEpochSecond());
        NumericDate end = NumericDate.fromSeconds(now.getValue() + LIFETIME.toSeconds());
        JwtClaims claims = signer.newClaims();
        claims.setSubject(outcome.family().userId());
        claims.setAudience(client.id());
        claims.setIssuedAt(now);
        claims.setExpirationTime(end);
        outcome.family().knownAuthTime().ifPresent(time -> claims.setClaim("auth_time", time.getEpochSecond()));
        claims.setClaim("acr", BY_PASSWORD);
        SigningKey key =
                keys.active(SignatureAlgorithm.fromAlgorithm(client.tokens().idTokenAlgorithm()));
        claims.setClaim("at_hash", leftHalf(accessToken, key.algorithm()));
        outcome.nonce().ifPresent(nonce -> claims.setClaim("nonce", nonce));
        return signer.sign(TYPE, claims, key);
    }

    /**
     * Reads an ID token that comes back as {@code id_token_hint}; it may have expired, for it only reminds us. Empty
     * unless we made it. OpenID Connect RP-Initiated Logout section 2.
     */
    public Optional<IdTokenHint> readHint(String token) {
        // Its time is not looked at; whether it is an ID token is, which "all default validators" would include.
        var consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        (jws, nesting) -> signer.keyFor(jws.getKeyIdHeaderValue(), jws.getAlgorithmHeaderValue()))
                .setJwsAlgorithmConstraints(Signer.ALGORITHMS)
                .setSkipAllDefaultValidators()
                .registerValidator(new TypeValidator(true, TYPE))
                .registerValidator(new IssValidator(issuer.identifier(), true))
                .build();
        try {
            ForeignJwt.requireForm(token, Set.of("jwt"));
            JwtClaims claims = consumer.processToClaims(token);
            return Optional.of(
                    new IdTokenHint(claims.getSubject(), claims.getAudience().get(0)));
        } catch (InvalidJwtException | MalformedClaimException notOurs) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of(
                "id_token_signing_alg_values_supported",
                keys.algorithms().stream().map(SignatureAlgorithm::getAlgorithm).toList(),
                "subject_types_supported",
                List.of("public"),
                "acr_values_supported",
                List.of(BY_PASSWORD));
    }

    /**
     * Ties the ID token to the access token it came with: the left half of its digest. OpenID Connect Core section
     * 3.1.3.6. All our algorithms go with SHA-256, but for EdDSA, whose Ed25519 goes with SHA-512.
     */
    private static String leftHalf(String accessToken, SignatureAlgorithm algorithm) {
        String digest = algorithm == SignatureAlgorithm.EDDSA ? "SHA-512" : "SHA-256";
        try {
            byte[] all = MessageDigest.getInstance(digest).digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, all.length / 2));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
