package oauthlab.resource.jwt;

import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.util.Optional;
import oauthlab.resource.guard.CredentialCheck;
import oauthlab.resource.guard.InvalidToken;
import oauthlab.resource.guard.VerifiedCredential;
import oauthlab.shared.proof.ClaimsReader;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Checks a JWT access token: its header, its signature, its claims, in this order. RFC 9068 section 4.
 *
 * <p>Nothing in the token is believed before the signature is: until then anybody may have written it.
 */
@Singleton
final class JwtCheck implements CredentialCheck {

    static final String NAME = "jwt";

    private static final String FORGED =
            "The signature of the token does not fit: it was changed, or somebody else signed it.";
    private static final String UNREADABLE = "The token cannot be read: its payload is no JSON object.";

    private final VerificationKeys keys;
    private final ClaimRules claims;

    JwtCheck(VerificationKeys keys, ClaimRules claims) {
        this.keys = keys;
        this.claims = claims;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<VerifiedCredential> verify(String token) {
        if (!isSignedJwt(token)) return Optional.empty();
        JsonWebSignature unverified = parse(token);
        TokenHeader header = header(unverified);
        return Optional.of(claims.check(verified(unverified, header, keys.find(header))));
    }

    /** Header, payload and signature, with two dots between them. RFC 7515 section 3.1. */
    private static boolean isSignedJwt(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        return first > 0 && second > first + 1 && token.indexOf('.', second + 1) < 0;
    }

    private static TokenHeader header(JsonWebSignature unverified) {
        try {
            return TokenHeader.of(unverified);
        } catch (ClassCastException notText) {
            // The library casts what it finds.
            throw new InvalidToken("The header of the token is malformed: typ, alg and kid have to be text.");
        }
    }

    private static JsonWebSignature parse(String token) {
        try {
            var jws = new JsonWebSignature();
            jws.setCompactSerialization(token);
            return jws;
        } catch (JoseException garbled) {
            throw new InvalidToken("The token looks like a JWT, but its header cannot be read.");
        }
    }

    /** The claims, once the signature fits. The library checks that; {@link ClaimRules} does the rest and says why. */
    private static JwtClaims verified(JsonWebSignature token, TokenHeader header, PublicKey key) {
        token.setKey(key);
        token.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, header.algorithm()));
        try {
            if (!token.verifySignature()) throw new InvalidToken(FORGED);
            return ClaimsReader.read(token.getPayload()).orElseThrow(() -> new InvalidToken(UNREADABLE));
        } catch (JoseException unfit) {
            throw new InvalidToken(FORGED);
        }
    }
}
