package oauthlab.agent.oauth.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.proof.NumericDates;

/**
 * What an access token says about itself. RFC 7519 section 3: header, claims and signature, base64url, with dots
 * between them; anybody can read it.
 *
 * <p><b>Decoding is not verifying.</b> A forged token decodes just as well. The signature is left out here on purpose:
 * without it this is a description of a token, not a token.
 */
public record DecodedToken(JsonNode header, JsonNode claims) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a JWT, or says what {@code token} is instead. */
    public static DecodedToken of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length == 5) {
            throw AgentException.of(
                    "This is an encrypted token (JWE, RFC 7516): five parts.",
                    "Only the API that it is meant for can open it.");
        }
        if (parts.length != 3) throw notAJwt("a JWT has three parts with dots between them, this has " + parts.length);
        return new DecodedToken(object(parts[0], "header"), object(parts[1], "claims"));
    }

    public Optional<String> text(String claim) {
        return Optional.ofNullable(claims.get(claim))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    /** RFC 7519 section 4.1.3: one name or a list of them. */
    public List<String> audience() {
        var audience = new ArrayList<String>();
        JsonNode aud = claims.path("aud");
        if (aud.isTextual()) audience.add(aud.asText());
        aud.forEach(name -> audience.add(name.asText()));
        return audience;
    }

    /** How long it is good yet, negative when it is over; empty when it does not say. RFC 7519 section 4.1.4. */
    public Optional<Duration> timeLeft(Instant now) {
        JsonNode exp = claims.path("exp");
        return exp.isNumber()
                ? Optional.of(Duration.between(now, NumericDates.toInstant(exp.asLong())))
                : Optional.empty();
    }

    private static JsonNode object(String part, String name) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) return node;
        } catch (IllegalArgumentException | JsonProcessingException notJson) {
            // Said below, without the parser's words: they would quote the token.
        }
        throw notAJwt("its " + name + " is not a JSON object in base64url");
    }

    private static AgentException notAJwt(String why) {
        return AgentException.of(
                "This is not a JWT: " + why + ".",
                "Was it copied whole? If so it may be an opaque token: nobody can read such a one,",
                "its authorization server says what it is worth (introspection, RFC 7662).");
    }
}
