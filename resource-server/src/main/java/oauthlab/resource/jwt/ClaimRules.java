package oauthlab.resource.jwt;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.resource.discovery.AuthorizationServer;
import oauthlab.resource.guard.Caller;
import oauthlab.resource.guard.GuardSettings;
import oauthlab.resource.guard.InvalidToken;
import oauthlab.resource.guard.VerifiedCredential;
import oauthlab.shared.proof.Confirmation;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.RevocationList;
import oauthlab.shared.wire.SubjectType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** What the claims of an access token have to say, once its signature is known to be good. RFC 9068 section 2.2. */
@Singleton
final class ClaimRules {

    /** OpenID Connect Core section 2; it also is the width of our columns. */
    private static final int LONGEST_SUBJECT = 255;

    /** Two machines never quite agree on the time. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(60);

    /** The year 9999; beyond it times are nonsense, and some do not even fit an Instant. */
    private static final long LATEST_SECOND = 253_402_300_799L;

    private final Clock clock;
    private final String issuer;
    private final String audience;

    ClaimRules(Clock clock, AuthorizationServer server, GuardSettings guard) {
        this.clock = clock;
        this.issuer = server.issuer();
        this.audience = guard.audience();
    }

    VerifiedCredential check(JwtClaims token) {
        checkOrigin(token);
        checkAudience(token);
        Instant expiresAt = checkTime(token);
        Caller caller = caller(token);
        return new VerifiedCredential(
                JwtCheck.NAME, caller, expiresAt, keyThumbprint(token), revocationNames(token, caller));
    }

    /** Alone, or with all of its approval, or with all of its client: so a token may have been called back. */
    private static List<String> revocationNames(JwtClaims token, Caller caller) {
        String tokenId = text(token, "jti");
        String client = RevocationList.client(caller.clientId());
        return token.getClaimValue(RevocationList.GRANT_ID) instanceof String approval
                ? List.of(tokenId, approval, client)
                : List.of(tokenId, client);
    }

    private void checkOrigin(JwtClaims token) {
        if (!issuer.equals(text(token, "iss")))
            throw new InvalidToken("The token comes from another issuer (iss); this API believes " + issuer + ".");
    }

    /** A token for another API stays useless here, even if that API leaks it. RFC 8707, RFC 9700 section 4.10.2. */
    private void checkAudience(JwtClaims token) {
        if (!audiences(token).contains(audience))
            throw new InvalidToken("The token is meant for another API (aud); get one with resource=" + audience + ".");
    }

    private static List<String> audiences(JwtClaims token) {
        try {
            return token.getAudience();
        } catch (MalformedClaimException wrongType) {
            throw missing("aud");
        }
    }

    private Instant checkTime(JwtClaims token) {
        Instant now = clock.instant();
        Instant expiresAt = time(token, "exp");
        if (!now.isBefore(expiresAt))
            throw new InvalidToken("The token expired at " + expiresAt + " (exp); get a new one.");
        time(token, "iat");
        if (token.hasClaim("nbf") && time(token, "nbf").isAfter(now.plus(CLOCK_DIFFERENCE)))
            throw new InvalidToken("The token is not good yet (nbf); compare the clocks of the two servers.");
        return expiresAt;
    }

    /** Seconds since 1970, which may have a fraction. RFC 7519 section 2. */
    private static Instant time(JwtClaims token, String name) {
        if (token.getClaimValue(name) instanceof Number seconds && Math.abs(seconds.doubleValue()) < LATEST_SECOND)
            return Instant.ofEpochSecond(seconds.longValue());
        throw missing(name);
    }

    /** RFC 7800: a token with {@code cnf} is bound to a key. Of a binding that we cannot check it is refused. */
    private static Optional<String> keyThumbprint(JwtClaims token) {
        if (!token.hasClaim("cnf")) return Optional.empty();
        Optional<String> thumbprint = Confirmation.keyThumbprint(token.getClaimValue("cnf"));
        if (thumbprint.isPresent()) return thumbprint;
        throw new InvalidToken("The token is bound to a key in a way that this API does not know (cnf); it knows jkt.");
    }

    private static Caller caller(JwtClaims token) {
        String subject = text(token, "sub");
        if (subject.length() > LONGEST_SUBJECT) throw new InvalidToken("The claim sub is longer than 255 characters.");
        String clientId = text(token, "client_id");
        return new Caller(subject, isClient(token, subject, clientId), clientId, actor(token), scopes(token));
    }

    private static boolean isClient(JwtClaims token, String subject, String clientId) {
        boolean isApproved = token.hasClaim("auth_time") || token.hasClaim(RevocationList.GRANT_ID);
        return SubjectType.isClient(token.getClaimValue(SubjectType.CLAIM), subject, clientId, isApproved);
    }

    /** The outermost {@code act} is who acts now; those inside it are history. RFC 8693 section 4.1. */
    private static String actor(JwtClaims token) {
        Object act = token.getClaimValue("act");
        if (act == null) return null;
        if (act instanceof Map<?, ?> actor && actor.get("sub") instanceof String subject) return subject;
        throw new InvalidToken("The claim act has to be an object with a member sub.");
    }

    private static Scopes scopes(JwtClaims token) {
        if (!token.hasClaim("scope")) return Scopes.NONE;
        try {
            return Scopes.parse(text(token, "scope"));
        } catch (IllegalArgumentException notAllowed) {
            throw new InvalidToken("The claim scope has characters that RFC 6749 section 3.3 does not allow.");
        }
    }

    private static String text(JwtClaims token, String name) {
        if (token.getClaimValue(name) instanceof String text) return text;
        throw missing(name);
    }

    private static InvalidToken missing(String name) {
        return new InvalidToken(
                "The token lacks the claim " + name + " that RFC 9068 asks for, or it has another type.");
    }
}
