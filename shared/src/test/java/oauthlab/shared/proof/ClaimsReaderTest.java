package oauthlab.shared.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsReaderTest {

    @Test
    void claims_are_read_as_the_library_reads_them() throws Exception {
        String payload = "{\"sub\":\"user-123\",\"aud\":[\"a\",\"b\"],\"exp\":32503680000,\"act\":{\"sub\":\"agent\"}}";
        JwtClaims read = ClaimsReader.read(payload).orElseThrow();
        assertEquals("user-123", read.getSubject());
        assertEquals(List.of("a", "b"), read.getAudience());
        assertEquals(32_503_680_000L, read.getExpirationTime().getValue());
        assertEquals(JwtClaims.parse(payload).getClaimValue("act"), read.getClaimValue("act"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"{}\"",
                "{\"sub\":\"user-123\"",
                "{\"sub\":\"user-123\"}{}",
                "{\"sub\":\"user-123\",\"sub\":\"user-456\"}",
                "{\"act\":{\"sub\":\"user-123\",\"sub\":\"user-456\"}}"
            })
    void what_is_no_single_object_without_doubles_holds_no_claims(String payload) {
        assertTrue(ClaimsReader.read(payload).isEmpty());
    }
}
