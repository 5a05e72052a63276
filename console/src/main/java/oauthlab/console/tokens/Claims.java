package oauthlab.console.tokens;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oauthlab.console.tokens.Token.Claim;

/** What each claim means, in one sentence, with its section. The sentences stand in {@code claims.json}. */
final class Claims {

    private static final int MAX_LENGTH = 500;
    private static final long LATEST_SECOND = 32_503_680_000L;
    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, About> KNOWN = read();

    private record About(String about, String rfc) {}

    private Claims() {}

    static List<Claim> of(JsonNode object) {
        var claims = new ArrayList<Claim>();
        object.properties().forEach(field -> claims.add(claim(field.getKey(), field.getValue())));
        return List.copyOf(claims);
    }

    private static Claim claim(String name, JsonNode value) {
        About about = KNOWN.getOrDefault(name, new About("A claim that the console does not know.", ""));
        String text = text(name, value);
        Object kept =
                value.isContainerNode() || text.length() > MAX_LENGTH ? text : JSON.convertValue(value, Object.class);
        return new Claim(name, kept, text, about.about(), about.rfc());
    }

    private static String text(String name, JsonNode value) {
        if (TIMES.contains(name) && value.canConvertToLong() && Math.abs(value.longValue()) < LATEST_SECOND)
            return Instant.ofEpochSecond(value.longValue()).toString();
        String text = value.isTextual() ? value.textValue() : value.toString();
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    }

    private static Map<String, About> read() {
        try (InputStream file = Claims.class.getResourceAsStream("/claims.json")) {
            return JSON.readValue(file, new TypeReference<Map<String, About>>() {});
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
