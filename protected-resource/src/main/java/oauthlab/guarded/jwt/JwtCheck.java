package oauthlab.guarded.jwt;

import java.security.Key;
import java.util.Optional;
import oauthlab.guarded.credential.CredentialCheck;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.shared.proof.ClaimsReader;
import oauthlab.shared.proof.SignedJwt;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Checks a JWT access token: its header, its signature, its claims, in this order. RFC 9068 section 4.
 *
 * <p>Nothing in the token is believed before the signature is: until then anybody may have written it.
 */
public final class JwtCheck implements CredentialCheck {

    public static final String NAME = "jwt";

    private static final String FORGED =
            "The signature of the token does not fit: it was changed, or somebody else signed it.";
    private static final String UNREADABLE = "The token cannot be read: its payload is no JSON object.";

    private final VerificationKeys keys;
    private final ClaimRules claims;

    public JwtCheck(VerificationKeys keys, ClaimRules claims) {
        this.keys = keys;
        this.claims = claims;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<VerifiedCredential> verify(String token) {
        if (!SignedJwt.isOne(token)) return Optional.empty();
        SignedJwt unverified = parse(token);
        TokenHeader header = TokenHeader.of(unverified);
        String payload = verified(unverified, header, keys.find(header));
        JwtClaims read = ClaimsReader.read(payload).orElseThrow(() -> new InvalidToken(UNREADABLE));
        return Optional.of(claims.check(read, header.keyId()));
    }

    private static SignedJwt parse(String token) {
        try {
            return SignedJwt.parse(token);
        } catch (JoseException garbled) {
            throw new InvalidToken("The token looks like a JWT, but its header cannot be read.");
        }
    }

    /** The payload, once the signature fits. The library checks that; {@link ClaimRules} does the rest and says why. */
    private static String verified(SignedJwt token, TokenHeader header, Key key) {
        try {
            return token.verify(key, new AlgorithmConstraints(ConstraintType.PERMIT, header.algorithm()));
        } catch (JoseException unfit) {
            throw new InvalidToken(FORGED);
        }
    }
}
