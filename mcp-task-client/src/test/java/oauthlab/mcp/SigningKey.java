package oauthlab.mcp;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A key of the authorization server, or of a client that makes proofs. */
record SigningKey(EllipticCurveJsonWebKey pair) {

    static SigningKey create(String id) {
        try {
            EllipticCurveJsonWebKey pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            pair.setKeyId(id);
            pair.setAlgorithm("ES256");
            pair.setUse("sig");
            return new SigningKey(pair);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String publicJson() {
        return pair.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    String thumbprint() {
        return pair.calculateBase64urlEncodedThumbprint("SHA-256");
    }
}
