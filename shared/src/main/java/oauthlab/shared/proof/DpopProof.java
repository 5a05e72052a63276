package oauthlab.shared.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import oauthlab.shared.network.NormalUri;
import oauthlab.shared.secret.Digests;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.lang.IntegrityException;
import org.jose4j.lang.JoseException;

/**
 * A proof whose signature fits the key in its header. RFC 9449 section 4.2. The other methods ask whether it
 * is for this request.
 *
 * <pre>{"typ":"dpop+jwt","alg":"ES256","jwk":{...}}
 * {"jti":"...","htm":"POST","htu":"http://localhost:4000/oauth/token","iat":1,"nonce":"..."}</pre>
 *
 * @param thumbprint of the key (RFC 7638): its name
 * @param notBefore null when there is none
 * @param nonce null when there is none
 * @param tokenHash digest of the access token it goes with; null when there is none
 */
public record DpopProof(
        String thumbprint,
        String id,
        String method,
        String uri,
        Instant issuedAt,
        Instant notBefore,
        String nonce,
        String tokenHash) {

    public static final List<String> ALGORITHMS = List.of("ES256", "RS256", "PS256", "EdDSA", "Ed25519");
    private static final AlgorithmConstraints PERMITTED =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new));
    private static final int MAX_ID_LENGTH = 256;

    /** @throws BadDpopProof when it is no proof, or nobody with that key made it */
    public static DpopProof read(String text) {
        try {
            return parse(text);
        } catch (IntegrityException forged) {
            throw new BadDpopProof("the signature does not fit the jwk");
        } catch (JoseException | MalformedClaimException | ClassCastException bad) {
            // The library casts what it finds in the header, such as a jwk that is no object.
            throw new BadDpopProof("it is no JWT with a jwk in its header, signed with " + ALGORITHMS);
        }
    }

    /**
     * Section 4.3: made for this method and this address, without query and fragment, in any spelling.
     *
     * @throws BadDpopProof when it was made for another request
     */
    public void requireFor(String expectedMethod, String expectedUri) {
        if (!expectedMethod.equals(method)) throw new BadDpopProof("htm must be " + expectedMethod);
        if (!isSame(expectedUri)) throw new BadDpopProof("htu must be " + expectedUri);
    }

    /**
     * For a proof without a nonce: a good one proves when it was made, however wrong the clock of its maker is (section
     * 11.1).
     *
     * @throws BadDpopProof when it was made too long ago, or will be
     */
    public void requireFresh(Instant now, Duration window) {
        if (issuedAt.isBefore(now.minus(window)) || issuedAt.isAfter(now.plus(window)))
            throw new BadDpopProof("iat is too far from now; it is " + now + " here");
    }

    /** @throws BadDpopProof when it says that it is not good yet ({@code nbf}) */
    public void requireNotBefore(Instant now, Duration window) {
        if (notBefore != null && notBefore.isAfter(now.plus(window)))
            throw new BadDpopProof("nbf is too far ahead; it is " + now + " here");
    }

    /**
     * Section 7.1: made for this access token, with the key that the token is bound to.
     *
     * @throws BadDpopProof when it is for another token, or with another key
     */
    public void requireBinding(String accessToken, String boundTo) {
        if (!Digests.sha256(accessToken).equals(tokenHash))
            throw new BadDpopProof("ath is not the digest of this token");
        if (!boundTo.equals(thumbprint)) throw new BadDpopProof("the token is bound to another key");
    }

    private boolean isSame(String expected) {
        return uri != null && NormalUri.areSame(withoutQuery(uri), withoutQuery(expected));
    }

    private static String withoutQuery(String uri) {
        return uri.split("[?#]", 2)[0];
    }

    private static DpopProof parse(String text) throws JoseException, MalformedClaimException {
        SignedJwt jwt = SignedJwt.parse(text);
        if (!jwt.isOfKind("dpop+jwt")) throw new BadDpopProof("typ must be dpop+jwt");
        PublicJsonWebKey key = key(jwt);
        JwtClaims claims = ClaimsReader.read(jwt.verify(key.getPublicKey(), PERMITTED))
                .orElseThrow(() -> new BadDpopProof("its payload is no JSON object, or has a member twice"));
        return of(key.calculateBase64urlEncodedThumbprint("SHA-256"), claims);
    }

    private static PublicJsonWebKey key(SignedJwt jwt) throws JoseException {
        Map<String, Object> members = jwt.headerObject("jwk");
        if (members.isEmpty()) throw new BadDpopProof("there is no jwk in its header");
        PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(members);
        if (key.getPrivateKey() != null) throw new BadDpopProof("the jwk holds a private key; replace that key");
        if (key.getAlgorithm() != null && !SignedJwt.isSameAlgorithm(key.getAlgorithm(), jwt.header("alg")))
            throw new BadDpopProof("the jwk is for another algorithm (alg)");
        return key;
    }

    private static DpopProof of(String thumbprint, JwtClaims claims) throws MalformedClaimException {
        if (claims.getJwtId() == null
                || claims.getJwtId().isBlank()
                || claims.getJwtId().length() > MAX_ID_LENGTH)
            throw new BadDpopProof("jti is missing or longer than " + MAX_ID_LENGTH + " characters");
        if (claims.getIssuedAt() == null) throw new BadDpopProof("iat is missing");
        return new DpopProof(
                thumbprint,
                claims.getJwtId(),
                claims.getStringClaimValue("htm"),
                claims.getStringClaimValue("htu"),
                NumericDates.toInstant(claims.getIssuedAt().getValue()),
                claims.getNotBefore() == null
                        ? null
                        : NumericDates.toInstant(claims.getNotBefore().getValue()),
                claims.getStringClaimValue("nonce"),
                claims.getStringClaimValue("ath"));
    }
}
