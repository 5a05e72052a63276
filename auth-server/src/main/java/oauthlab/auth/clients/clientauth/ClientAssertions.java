package oauthlab.auth.clients.clientauth;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.foundation.replay.ReplayStore;
import oauthlab.shared.network.NormalUri;
import oauthlab.shared.proof.NumericDates;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Checks the statement with which a client proves who it is: {@code private_key_jwt}. RFC 7523 section 3.
 *
 * <pre>{"iss":"CLIENT","sub":"CLIENT","aud":"http://localhost:4000","exp":1,"jti":"..."}</pre>
 *
 * <p>It works once, for an hour at most, and at this server only: an assertion stolen at another server is refused here.
 */
@ApplicationScoped
class ClientAssertions {

    /** Only with the client's public key: {@code none} proves nothing, and HS256 would need a secret. */
    static final List<String> ALGORITHMS = List.of("ES256", "RS256", "PS256", "EdDSA", "Ed25519");

    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** Libraries make them for an hour; RFC 7523 section 3 leaves it to the server, and each works once. */
    private static final Duration MAX_LIFETIME = Duration.ofHours(1);

    private static final int CLOCK_DIFFERENCE_SECONDS = 30;
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(CLOCK_DIFFERENCE_SECONDS);

    /** RFC 7523bis section 4 names the second. A token or a proof is not an assertion (RFC 8725 section 3.11). */
    private static final Set<String> JWT_TYPES = Set.of("jwt", "client-authentication+jwt");

    private final ClientKeys keys;
    private final ReplayStore replays;
    private final Issuer issuer;
    private final Clock clock;

    ClientAssertions(ClientKeys keys, ReplayStore replays, Issuer issuer, Clock clock) {
        this.keys = keys;
        this.replays = replays;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** @throws OAuthException {@code invalid_client} unless this client made the assertion, now, for us */
    void require(Client client, String assertion) {
        try {
            ForeignJwt.requireForm(assertion, JWT_TYPES);
            JwtClaims claims = verify(client, assertion);
            ForeignJwt.requireSense(claims, clock.instant(), CLOCK_DIFFERENCE);
            requireOurs(client, claims.getAudience());
            Instant end = NumericDates.toInstant(claims.getExpirationTime().getValue());
            if (end.isAfter(clock.instant().plus(MAX_LIFETIME).plus(CLOCK_DIFFERENCE)))
                throw OAuthException.invalidClient("the assertion of " + client.id() + " lives for too long (exp)");
            var sender = new ReplayStore.Sender(
                    "assertion of " + client.id(), !client.rules().stranger());
            if (!replays.first(sender, claims.getJwtId(), end.plusSeconds(CLOCK_DIFFERENCE_SECONDS)))
                throw OAuthException.invalidClient("the assertion of " + client.id() + " was used before (jti)");
        } catch (InvalidJwtException | MalformedClaimException bad) {
            throw OAuthException.invalidClient("the assertion of " + client.id() + " is not good: " + reason(bad));
        }
    }

    private JwtClaims verify(Client client, String assertion) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys.of(client))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new)))
                .setExpectedIssuer(client.id())
                .setExpectedSubject(client.id())
                // Below: the library compares letter by letter, and lets one good audience among others pass.
                .setSkipDefaultAudienceValidation()
                .setRequireExpirationTime()
                .setRequireJwtId()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(CLOCK_DIFFERENCE_SECONDS)
                .build()
                .processToClaims(assertion);
    }

    /** For this server and for no other, which could use it here. RFC 7523 section 3, RFC 9126 section 2. */
    private void requireOurs(Client client, List<String> audience) {
        if (audience.isEmpty() || !audience.stream().allMatch(this::isOurs))
            throw OAuthException.invalidClient(
                    "the assertion of " + client.id() + " is not for this server, or not for it alone (aud)");
    }

    private boolean isOurs(String audience) {
        return Stream.of(issuer.identifier(), issuer.endpoint("/oauth/token"), issuer.endpoint("/oauth/par"))
                .anyMatch(name -> NormalUri.areSame(name, audience));
    }

    /** The library's own words may quote the assertion; its error codes do not. */
    private static String reason(Exception bad) {
        return bad instanceof InvalidJwtException invalid
                ? invalid.getErrorDetails().stream()
                        .map(error -> String.valueOf(error.getErrorCode()))
                        .toList()
                        .toString()
                : "a claim has the wrong type";
    }
}
