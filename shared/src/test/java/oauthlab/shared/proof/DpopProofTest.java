package oauthlab.shared.proof;

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

    private static String proof(String issuedAt) throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        var jws = new JsonWebSignature();
        jws.setHeader("typ", "dpop+jwt");
        jws.setJwkHeader(key);
        jws.setAlgorithmHeaderValue("ES256");
        jws.setKey(key.getPrivateKey());
        jws.setPayload("{\"jti\":\"one\",\"htm\":\"GET\",\"htu\":\"http://localhost\",\"iat\":" + issuedAt + "}");
        return jws.getCompactSerialization();
    }
}
