package oauthlab.guarded.jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.guarded.credential.Caller;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Revocable;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.guarded.server.AuthorizationServer;
import oauthlab.shared.network.NormalUri;
import oauthlab.shared.proof.Confirmation;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.RevocationList;
import oauthlab.shared.wire.SubjectType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** What the claims of an access token have to say, once its signature is known to be good. RFC 9068 section 2.2. */
public final class ClaimRules {

    /** Two machines never quite agree on the time. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(60);

    /** The year 9999; beyond it times are nonsense, and some do not even fit an Instant. */
    private static final long LATEST_SECOND = 253_402_300_799L;

    private final Clock clock;
    private final String issuer;
    private final String audience;

    /** @param audience how this server is called in tokens */
    public ClaimRules(Clock clock, AuthorizationServer server, String audience) {
        this.clock = clock;
        this.issuer = server.issuer();
        this.audience = audience;
    }

    VerifiedCredential check(JwtClaims token, String keyId) {
        checkOrigin(token);
        checkAudience(token);
        Instant expiresAt = checkTime(token);
        Caller caller = caller(token);
        return new VerifiedCredential(
                JwtCheck.NAME, caller, expiresAt, keyThumbprint(token), revocable(token, caller, keyId));
    }

    /** Alone, or with all of its approval, of its client, or of its user: so a token may have been called back. */
    private static Revocable revocable(JwtClaims token, Caller caller, String keyId) {
        var names = new ArrayList<String>();
        names.add(text(token, "jti"));
        if (token.getClaimValue(RevocationList.GRANT_ID) instanceof String approval) names.add(approval);
        names.add(RevocationList.client(caller.clientId()));
        // Of an exchanged token: the client that it was exchanged for.
        if (caller.isClient()) names.add(RevocationList.client(caller.subject()));
        else names.add(RevocationList.user(caller.subject()));
        return Revocable.of(names, time(token, "iat"), keyId);
    }

    private void checkOrigin(JwtClaims token) {
        if (!issuer.equals(text(token, "iss")))
            throw new InvalidToken("The token comes from another issuer (iss); this server believes " + issuer + ".");
    }

    /** A token for another API stays useless here, even if that API leaks it. RFC 8707, RFC 9700 section 4.10.2. */
    private void checkAudience(JwtClaims token) {
        if (audiences(token).stream().noneMatch(named -> NormalUri.areSame(named, audience)))
            throw new InvalidToken(
                    "The token is meant for another server (aud); get one with resource=" + audience + ".");
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
        requirePast(token, "iat", now);
        if (token.hasClaim("nbf")) requirePast(token, "nbf", now);
        return expiresAt;
    }

    /** What was issued in the future was issued by nobody whose clock can be trusted. */
    private static void requirePast(JwtClaims token, String name, Instant now) {
        if (time(token, name).isAfter(now.plus(CLOCK_DIFFERENCE)))
            throw new InvalidToken("The token is not good yet (" + name + "); compare the clocks of the two servers.");
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
        throw new InvalidToken(
                "The token is bound to a key in a way that this server does not know (cnf); it knows jkt.");
    }

    private static Caller caller(JwtClaims token) {
        String subject = id(token, "sub");
        String clientId = id(token, "client_id");
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

    private static String id(JwtClaims token, String name) {
        String id = text(token, name);
        if (Caller.isId(id)) return id;
        throw new InvalidToken("The claim " + name
                + " is nobody's id: it is empty, longer than 255 characters, or has characters that nobody sees.");
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
