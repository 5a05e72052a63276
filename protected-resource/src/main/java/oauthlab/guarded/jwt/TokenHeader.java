package oauthlab.guarded.jwt;

import java.util.Locale;
import java.util.Set;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.shared.proof.SignedJwt;

/**
 * The header of a JWT, read before the signature is checked: so it is only a claim of the sender, and may choose
 * nothing but one of our own keys. RFC 7515 section 4.
 */
record TokenHeader(String algorithm, String keyId) {

    /**
     * What a signature may be made with. RFC 8725 section 3.1. {@code none} would be no signature, and with HS256 the
     * sender could use our public key as a password.
     */
    private static final Set<String> ALGORITHMS = Set.of("ES256", "RS256", "EdDSA", "Ed25519");

    /** RFC 9068 section 4: other JWTs of the same issuer, such as id tokens, are not access tokens. */
    private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");

    static TokenHeader of(SignedJwt unverified) {
        String type = unverified.header("typ");
        String algorithm = unverified.header("alg");
        String keyId = unverified.header("kid");

        if (!ALGORITHMS.contains(String.valueOf(algorithm)))
            throw new InvalidToken("The token is not signed with ES256, RS256 or EdDSA (alg in its header).");
        if (!TYPES.contains(String.valueOf(type).toLowerCase(Locale.ROOT)))
            throw new InvalidToken("The token is no access token: typ in its header has to be at+jwt. "
                    + "An id token, for example, tells a client who logged in and opens no API.");
        if (keyId == null)
            throw new InvalidToken("The token does not name the key that signed it (kid in its header).");
        return new TokenHeader(algorithm, keyId);
    }
}
