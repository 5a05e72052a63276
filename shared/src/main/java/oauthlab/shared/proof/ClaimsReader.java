package oauthlab.shared.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;

/**
 * Reads the claims of a JWT, once its signature is checked. RFC 7519 section 4.
 *
 * <p>By Jackson, because the JOSE library's own parser takes nine times as long, and this is done for each new token.
 */
public final class ClaimsReader {

    /** A claim that is there twice means one thing to us and another thing to somebody else. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerForMapOf(Object.class);

    private ClaimsReader() {}

    /** Empty unless the payload is one JSON object, and no claim is there twice. */
    public static Optional<JwtClaims> read(String payload) {
        return object(payload).map(ClaimsReader::claims);
    }

    /** The members of the one object that is there, by name. */
    static Optional<Map<String, Object>> object(String json) {
        try {
            return Optional.ofNullable(JSON.readValue(json));
        } catch (JsonProcessingException notAnObject) {
            return Optional.empty();
        }
    }

    private static JwtClaims claims(Map<String, Object> members) {
        var claims = new JwtClaims();
        members.forEach(claims::setClaim);
        return claims;
    }
}
