package oauthlab.resource.jwt;

import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import oauthlab.resource.guard.Caller;
import oauthlab.resource.guard.GuardSettings;
import oauthlab.resource.guard.InvalidToken;
import oauthlab.resource.guard.VerifiedCredential;
import oauthlab.shared.protocol.Scopes;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What the claims of an access token have to say, once its signature is known to be good. RFC 9068 section 2.2. */
@Singleton
final class ClaimRules {

    /** OpenID Connect Core section 2; it also is the width of our columns. */
    private static final int LONGEST_SUBJECT = 255;

    /** Two machines never quite agree on the time. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(60);

    private final Clock clock;
    private final String issuer;
    private final String audience;

    ClaimRules(Clock clock, JwtSettings jwt, GuardSettings guard) {
        this.clock = clock;
        this.issuer = jwt.issuer();
        this.audience = guard.audience();
    }

    VerifiedCredential check(JsonWebToken token) {
        checkOrigin(token);
        checkAudience(token);
        Instant expiresAt = checkTime(token);
        checkNotBound(token);
        text(token, "jti");
        return new VerifiedCredential(caller(token), expiresAt);
    }

    private void checkOrigin(JsonWebToken token) {
        if (!issuer.equals(text(token, "iss")))
            throw new InvalidToken("The token comes from another issuer (iss); this API believes " + issuer + ".");
    }

    /** A token for another API stays useless here, even if that API leaks it. RFC 8707, RFC 9700 section 4.10.2. */
    private void checkAudience(JsonWebToken token) {
        Set<String> audiences = token.getAudience();
        if (audiences == null || !audiences.contains(audience))
            throw new InvalidToken("The token is meant for another API (aud); get one with resource=" + audience + ".");
    }

    private Instant checkTime(JsonWebToken token) {
        Instant now = clock.instant();
        Instant expiresAt = Instant.ofEpochSecond(token.getExpirationTime());
        if (!now.isBefore(expiresAt))
            throw new InvalidToken("The token expired at " + expiresAt + " (exp); get a new one.");
        if (token.getIssuedAtTime() == 0) throw missing("iat");
        if (Instant.ofEpochSecond(notBefore(token)).isAfter(now.plus(CLOCK_DIFFERENCE)))
            throw new InvalidToken("The token is not good yet (nbf); compare the clocks of the two servers.");
        return expiresAt;
    }

    private static long notBefore(JsonWebToken token) {
        return token.getClaim("nbf") instanceof Long seconds ? seconds : 0;
    }

    /** RFC 7800: a token with {@code cnf} is bound to a key. Without proof of that key it may be stolen. */
    private static void checkNotBound(JsonWebToken token) {
        if (token.containsClaim("cnf"))
            throw new InvalidToken("The token is bound to a key (cnf) and may not be sent as a bearer token.");
    }

    private static Caller caller(JsonWebToken token) {
        String subject = text(token, "sub");
        if (subject.length() > LONGEST_SUBJECT) throw new InvalidToken("The claim sub is longer than 255 characters.");
        return new Caller(subject, text(token, "client_id"), actor(token), scopes(token));
    }

    /** The outermost {@code act} is who acts now; those inside it are history. RFC 8693 section 4.1. */
    private static String actor(JsonWebToken token) {
        Object act = token.getClaim("act");
        if (act == null) return null;
        if (act instanceof JsonObject actor && actor.get("sub") instanceof JsonString subject)
            return subject.getString();
        throw new InvalidToken("The claim act has to be an object with a member sub.");
    }

    private static Scopes scopes(JsonWebToken token) {
        if (!token.containsClaim("scope")) return Scopes.NONE;
        try {
            return Scopes.parse(text(token, "scope"));
        } catch (IllegalArgumentException notAllowed) {
            throw new InvalidToken("The claim scope has characters that RFC 6749 section 3.3 does not allow.");
        }
    }

    private static String text(JsonWebToken token, String name) {
        Object claim = token.getClaim(name);
        if (claim instanceof String text) return text;
        throw missing(name);
    }

    private static InvalidToken missing(String name) {
        return new InvalidToken(
                "The token lacks the claim " + name + " that RFC 9068 asks for, or it has another type.");
    }
}
