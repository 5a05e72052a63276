package oauthlab.shared.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "9223372036854775807", "-9223372036854775808", "1e300"})
    void a_proof_of_another_time_is_refused_however_far_away(String issuedAt) throws JoseException {
        DpopProof proof = DpopProof.read(proof(issuedAt));
        assertThrows(
                BadDpopProof.class,
                () -> proof.requireFresh(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofSeconds(60)));
    }

    /** RFC 7515 section 4.1.9: a media type in any case, and its prefix may be there. */
    @ParameterizedTest
    @ValueSource(strings = {"dpop+jwt", "DPoP+JWT", "application/dpop+jwt"})
    void its_type_is_a_media_type(String type) throws JoseException {
        assertEquals("one", DpopProof.read(proof("1", type)).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "at+jwt", "text/dpop+jwt", ""})
    void another_type_is_refused(String type) throws JoseException {
        String proof = proof("1", type);
        assertThrows(BadDpopProof.class, () -> DpopProof.read(proof));
    }

    private static String proof(String issuedAt) throws JoseException {
        return proof(issuedAt, "dpop+jwt");
    }

    private static String proof(String issuedAt, String type) throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        var jws = new JsonWebSignature();
        jws.setHeader("typ", type);
        jws.setJwkHeader(key);
        jws.setAlgorithmHeaderValue("ES256");
        jws.setKey(key.getPrivateKey());
        jws.setPayload("{\"jti\":\"one\",\"htm\":\"GET\",\"htu\":\"http://localhost\",\"iat\":" + issuedAt + "}");
        return jws.getCompactSerialization();
    }
}
