package oauthlab.mcp.access;

import io.quarkus.oidc.OIDCException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * What a caller is told whose token the framework did not accept: that it is not good, in words that help and with nothing of
 * the token in them (401), or that nobody can tell now (503). RFC 6750 section 3.1.
 */
@Singleton
class VerificationFailures {

    private static final Logger LOG = Logger.getLogger(VerificationFailures.class);
    private static final String NOT_OURS = "This is no access token of the authorization server that is trusted here.";

    private final Challenges challenges;
    private final Clock clock;
    private final Duration pause;
    private volatile Instant keysFailed = Instant.EPOCH;

    VerificationFailures(Challenges challenges, Clock clock, AccessSettings settings) {
        this.challenges = challenges;
        this.clock = clock;
        this.pause = settings.jwksRefetch();
    }

    Refusal refusal(Throwable failure) {
        LOG.debugf("A token was not accepted: %s", kinds(failure));
        Optional<Throwable> unanswered = causes(failure)
                .filter(cause -> cause instanceof OIDCException
                        || cause instanceof IOException
                        || cause instanceof TimeoutException)
                .findFirst();
        if (unanswered.isPresent()) {
            keysFailed = clock.instant();
            LOG.warn("A token cannot be checked, because the authorization server does not answer as it should.");
        }
        boolean keyIsMissing = causes(failure).anyMatch(UnresolvableKeyException.class::isInstance);
        if (unanswered.isPresent() || keyIsMissing && clock.instant().isBefore(keysFailed.plus(pause)))
            return Refusal.unavailable(
                    "The authorization server cannot be asked for its keys, so nobody can tell whether the token is good."
                            + " Try again in a moment.");
        return challenges.invalidToken(reason(failure));
    }

    private static String reason(Throwable failure) {
        return causes(failure)
                .filter(InvalidJwtException.class::isInstance)
                .map(InvalidJwtException.class::cast)
                .map(VerificationFailures::reason)
                .findFirst()
                .orElse(NOT_OURS);
    }

    private static String reason(InvalidJwtException invalid) {
        if (invalid.hasErrorCode(ErrorCodes.EXPIRED)) return "The token has expired. Get a new one.";
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING))
            return "The token is for another service (aud). Ask for one with the resource of this server.";
        if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING))
            return "The token is from another authorization server (iss).";
        if (invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) return "The signature of the token is wrong.";
        return invalid.getErrorDetails().stream()
                .map(ErrorCodeValidator.Error::getErrorMessage)
                .filter(message -> message.startsWith(TokenRules.OURS))
                .findFirst()
                .map(rule -> "The token cannot be used here: " + rule.substring(TokenRules.OURS.length()) + ".")
                .orElse(NOT_OURS);
    }

    /** Names alone: in a message the JOSE library quotes the whole token. */
    private static List<String> kinds(Throwable failure) {
        return causes(failure).map(cause -> cause.getClass().getSimpleName()).toList();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
