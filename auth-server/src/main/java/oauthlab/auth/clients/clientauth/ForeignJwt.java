package oauthlab.auth.clients.clientauth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oauthlab.shared.proof.NumericDates;
import oauthlab.shared.proof.SignedJwt;
import oauthlab.shared.text.Invisible;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** What holds for each JWT that others sign, and that the JOSE library does not check. RFC 8725 sections 2.4, 3.10 and 3.11. */
public final class ForeignJwt {

    private static final String MEDIA_TYPE_PREFIX = "application/";

    private ForeignJwt() {}

    /**
     * Refuses a JWT with a second spelling, with a member twice, with {@code crit}, or with the {@code typ} of another kind of
     * JWT.
     *
     * @param types of this kind, in lower case; a JWT without one is of any kind
     */
    public static void requireForm(String jwt, Set<String> types) throws InvalidJwtException {
        try {
            String type = SignedJwt.parseAll(jwt).header("typ");
            if (type == null || types.contains(simple(type))) return;
        } catch (JoseException malformed) {
            throw refused(ErrorCodes.JSON_INVALID, "the JWT is malformed");
        }
        throw refused(ErrorCodes.TYPE_INVALID, "the JWT is of another kind (typ)");
    }

    /** Refuses what was made in the future, or about nobody. */
    public static void requireSense(JwtClaims claims, Instant now, Duration clockDifference)
            throws InvalidJwtException, MalformedClaimException {
        Instant latest = now.plus(clockDifference);
        if (claims.getIssuedAt() != null
                && NumericDates.toInstant(claims.getIssuedAt().getValue()).isAfter(latest))
            throw refused(ErrorCodes.ISSUED_AT_INVALID_FUTURE, "iat is in the future");
        String subject = claims.getSubject();
        if (subject != null && (subject.isBlank() || Invisible.isIn(subject)))
            throw refused(ErrorCodes.SUBJECT_INVALID, "sub is nobody");
    }

    /** RFC 7515 section 4.1.9: the prefix may be left out, and case does not matter. */
    private static String simple(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith(MEDIA_TYPE_PREFIX) ? lower.substring(MEDIA_TYPE_PREFIX.length()) : lower;
    }

    private static InvalidJwtException refused(int code, String reason) {
        return new InvalidJwtException(reason, List.of(new ErrorCodeValidator.Error(code, reason)), null);
    }
}
