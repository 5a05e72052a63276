package oauthlab.resource.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.web.http.EarlyRefusals;

/**
 * Reads a request body strictly: at most 64 KiB, UTF-8, one JSON object, no member twice. RFC 8259.
 *
 * <p>Two readers that pick different values from {@code {"a":1,"a":2}} see two different requests; that is why
 * section 4 warns of it and we refuse it.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public final class JsonObjectReader implements MessageBodyReader<JsonObject> {

    static final int MAX_BYTES = EarlyRefusals.MAX_BODY;
    private static final int DEEPEST = 50;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JsonObject.class;
    }

    @Override
    public JsonObject readFrom(
            Class<JsonObject> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return parse(body.readNBytes(MAX_BYTES + 1));
    }

    static JsonObject parse(byte[] body) {
        if (body.length > MAX_BYTES) throw tooLarge();
        if (body.length == 0) throw Refusal.invalidRequest("The body is empty; send a JSON object.");
        JsonNode node = tree(decode(body));
        if (!node.isObject()) throw Refusal.invalidRequest("The body has to be a JSON object: {...}.");
        return new JsonObject(node);
    }

    /** The rest is not read, so the connection ends here: otherwise a sender would wait for us to take it. */
    private static Refusal tooLarge() {
        return Refusal.plain(413, "payload_too_large", "The body is larger than 64 KiB, the most this API reads.")
                .withHeader("Connection", "close");
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.invalidRequest("The body is not UTF-8, the encoding of JSON (RFC 8259 section 8.1).");
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (StreamConstraintsException excessive) {
            throw Refusal.invalidRequest("The body nests deeper than " + DEEPEST
                    + " levels, or has a number or a name that is far too long.");
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw Refusal.invalidRequest("The body is not valid JSON at line " + at.getLineNr() + ", column "
                    + at.getColumnNr() + ". Look for a missing quote, comma or bracket, or a member given twice.");
        }
    }
}
