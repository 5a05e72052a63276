package oauthlab.auth.grants.jwtbearer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.clients.clientauth.ClientKeys;
import oauthlab.auth.clients.clientauth.ForeignJwt;
import oauthlab.auth.clients.clientauth.UnverifiedClaims;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.foundation.replay.ReplayStore;
import oauthlab.auth.grants.jwtbearer.IdentityAssertionSettings.TrustedIssuer;
import oauthlab.shared.network.NormalUri;
import oauthlab.shared.proof.Confirmation;
import oauthlab.shared.proof.NumericDates;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Reads identity assertions. ID-JAG section 4.4.1, RFC 7523 section 3.
 *
 * <pre>{"typ":"oauth-id-jag+jwt"} {"iss":"https://idp.example","sub":"...","aud":"http://localhost:4000",
 *  "client_id":"...","jti":"...","exp":1,"iat":1,"resource":"http://localhost:4002/mcp","scope":"tasks:read"}</pre>
 */
@ApplicationScoped
class IdentityAssertions {

    private static final String TYPE = "oauth-id-jag+jwt";
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(10);
    private static final int CLOCK_DIFFERENCE_SECONDS = 30;

    private final IdentityAssertionSettings settings;
    private final ClientKeys keys;
    private final ReplayStore replays;
    private final Issuer issuer;
    private final Clock clock;

    IdentityAssertions(
            IdentityAssertionSettings settings, ClientKeys keys, ReplayStore replays, Issuer issuer, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.replays = replays;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** @throws OAuthException {@code invalid_grant} unless somebody we trust said this, now, to us, and for the first time */
    IdentityAssertion read(String assertion) {
        try {
            ForeignJwt.requireForm(assertion, Set.of(TYPE));
            TrustedIssuer trusted = trusted(assertion);
            JwtClaims claims = verify(assertion, trusted);
            ForeignJwt.requireSense(claims, clock.instant(), Duration.ofSeconds(CLOCK_DIFFERENCE_SECONDS));
            requireNothingUnknown(claims);
            requireFirst(trusted, claims);
            String userId = Optional.ofNullable(trusted.users().get(claims.getSubject()))
                    .orElseThrow(() -> refused("nobody of ours is linked to its sub"));
            return new IdentityAssertion(
                    userId,
                    claims.getStringClaimValue("client_id"),
                    Optional.ofNullable(claims.getStringClaimValue("resource")),
                    Optional.ofNullable(claims.getStringClaimValue("scope")),
                    Confirmation.keyThumbprint(claims.getClaimValue("cnf")));
        } catch (InvalidJwtException | MalformedClaimException bad) {
            throw refused("it is malformed, expired, for somebody else, or not signed by its issuer");
        }
    }

    /** The {@code iss} is only a claim until the signature is checked; it chooses whose keys to look at. */
    private TrustedIssuer trusted(String assertion) throws InvalidJwtException, MalformedClaimException {
        String claimed = UnverifiedClaims.of(assertion).getIssuer();
        return settings.issuers().values().stream()
                .filter(known -> known.issuer().equals(claimed))
                .findFirst()
                .orElseThrow(() -> refused("its issuer is not trusted here"));
    }

    private JwtClaims verify(String assertion, TrustedIssuer trusted) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys.of(trusted.jwks(), trusted.jwksUri()))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        trusted.algorithms().toArray(String[]::new)))
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(trusted.issuer())
                // Below: the library compares letter by letter.
                .setSkipDefaultAudienceValidation()
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(CLOCK_DIFFERENCE_SECONDS)
                .build()
                .processToClaims(assertion);
    }

    /** A limit that we do not understand is one that we would not keep. ID-JAG section 4.4.1. */
    private static void requireNothingUnknown(JwtClaims claims) {
        if (claims.hasClaim("authorization_details"))
            throw refused("it limits the client by authorization_details, which are not supported here");
        if (claims.hasClaim("cnf")
                && Confirmation.keyThumbprint(claims.getClaimValue("cnf")).isEmpty())
            throw refused("it is bound to a key (cnf) in another way than by jkt");
    }

    private void requireFirst(TrustedIssuer trusted, JwtClaims claims) throws MalformedClaimException {
        if (claims.getAudience().size() != 1) throw refused("it names no audience, or several");
        if (!NormalUri.areSame(issuer.identifier(), claims.getAudience().get(0)))
            throw refused("it is for another server (aud)");
        Instant end = NumericDates.toInstant(claims.getExpirationTime().getValue());
        if (end.isAfter(clock.instant().plus(MAX_LIFETIME))) throw refused("it lives for too long");
        var sender = new ReplayStore.Sender("id-jag of " + trusted.issuer(), true);
        if (!replays.first(sender, claims.getJwtId(), end.plusSeconds(CLOCK_DIFFERENCE_SECONDS)))
            throw refused("it was used before");
    }

    private static OAuthException refused(String reason) {
        return OAuthException.invalidGrant("The assertion cannot be accepted: " + reason + ".", "id-jag: " + reason);
    }
}
