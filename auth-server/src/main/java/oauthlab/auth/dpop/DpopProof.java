package oauthlab.auth.dpop;

import java.time.Instant;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * A proof whose signature fits the key in its header. RFC 9449 section 4.2. Whether it is for this request is another
 * question.
 *
 * <pre>{"typ":"dpop+jwt","alg":"ES256","jwk":{...}}
 * {"jti":"...","htm":"POST","htu":"http://localhost:4000/oauth/token","iat":1,"nonce":"..."}</pre>
 *
 * @param thumbprint of the key (RFC 7638): its name
 * @param nonce null when there is none
 * @param tokenHash digest of the access token it goes with; null when there is none
 */
record DpopProof(
        String thumbprint, String id, String method, String uri, Instant issuedAt, String nonce, String tokenHash) {

    static final List<String> ALGORITHMS = List.of("ES256", "RS256", "PS256", "EdDSA");
    private static final int LONGEST_ID = 256;

    /** @throws DpopException when it is no proof, or nobody with that key made it */
    static DpopProof read(String text) {
        try {
            return parse(text);
        } catch (JoseException | InvalidJwtException | MalformedClaimException | ClassCastException bad) {
            // The library casts what it finds in the header, such as a jwk that is no object.
            throw DpopException.bad("it is no JWT with a jwk in its header, signed with " + ALGORITHMS);
        }
    }

    private static DpopProof parse(String text) throws JoseException, InvalidJwtException, MalformedClaimException {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(new AlgorithmConstraints(
                AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new)));
        jws.setCompactSerialization(text);
        if (!"dpop+jwt".equals(jws.getHeader("typ"))) throw DpopException.bad("typ must be dpop+jwt");
        PublicJsonWebKey key = key(jws);
        jws.setKey(key.getPublicKey());
        if (!jws.verifySignature()) throw DpopException.bad("the signature does not fit the jwk");
        String thumbprint = key.calculateBase64urlEncodedThumbprint("SHA-256");
        return of(thumbprint, JwtClaims.parse(jws.getPayload()));
    }

    private static PublicJsonWebKey key(JsonWebSignature jws) throws JoseException {
        PublicJsonWebKey key = jws.getJwkHeader();
        if (key == null) throw DpopException.bad("there is no jwk in its header");
        if (key.getPrivateKey() != null) throw DpopException.bad("the jwk holds a private key; replace that key");
        return key;
    }

    private static DpopProof of(String thumbprint, JwtClaims claims) throws MalformedClaimException {
        if (claims.getJwtId() == null || claims.getJwtId().length() > LONGEST_ID)
            throw DpopException.bad("jti is missing or longer than " + LONGEST_ID + " characters");
        if (claims.getIssuedAt() == null) throw DpopException.bad("iat is missing");
        return new DpopProof(
                thumbprint,
                claims.getJwtId(),
                claims.getStringClaimValue("htm"),
                claims.getStringClaimValue("htu"),
                Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                claims.getStringClaimValue("nonce"),
                claims.getStringClaimValue("ath"));
    }
}
