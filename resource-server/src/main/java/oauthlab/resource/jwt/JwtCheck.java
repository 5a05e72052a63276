package oauthlab.resource.jwt;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import oauthlab.resource.guard.CredentialCheck;
import oauthlab.resource.guard.InvalidToken;
import oauthlab.resource.guard.VerifiedCredential;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Checks a JWT access token: its header, its signature, its claims, in this order. RFC 9068 section 4.
 *
 * <p>Nothing in the token is believed before the signature is: until then anybody may have written it.
 */
@Singleton
final class JwtCheck implements CredentialCheck {

    /** Header, payload and signature. RFC 7515 section 3.1. */
    private static final Pattern SIGNED_JWT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private static final String FORGED =
            "The signature of the token does not fit: it was changed, or somebody else signed it.";
    private static final String UNREADABLE =
            "The token cannot be read: exp and iat have to be there, as numbers, and exp after iat.";

    private final VerificationKeys keys;
    private final ClaimRules claims;
    private final JWTParser parser = new DefaultJWTParser(new JWTAuthContextInfo());

    JwtCheck(VerificationKeys keys, ClaimRules claims) {
        this.keys = keys;
        this.claims = claims;
    }

    @Override
    public Optional<VerifiedCredential> verify(String token) {
        if (!SIGNED_JWT.matcher(token).matches()) return Optional.empty();
        TokenHeader header = TokenHeader.of(token);
        JsonWebToken signed = verifySignature(token, header, keys.find(header));
        return Optional.of(claims.check(signed));
    }

    private JsonWebToken verifySignature(String token, TokenHeader header, PublicKey key) {
        try {
            return parser.parse(token, signedBy(key, header.algorithm()));
        } catch (ParseException refused) {
            throw new InvalidToken(isForged(refused) ? FORGED : UNREADABLE);
        }
    }

    private static boolean isForged(ParseException refused) {
        return refused.getCause() instanceof InvalidJwtException reasons
                && reasons.hasErrorCode(ErrorCodes.SIGNATURE_INVALID);
    }

    /** Leaves to the library what needs the key; the rest is for {@link ClaimRules}, which says why it refuses. */
    private static JWTAuthContextInfo signedBy(PublicKey key, String algorithm) {
        var rules = new JWTAuthContextInfo(key, null);
        rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.fromAlgorithm(algorithm)));
        rules.setRelaxVerificationKeyValidation(false);
        rules.setRequireNamedPrincipal(false);
        // The library would ask the machine for the time; we ask our Clock, in ClaimRules.
        rules.setClockSkew(Integer.MAX_VALUE);
        return rules;
    }
}
