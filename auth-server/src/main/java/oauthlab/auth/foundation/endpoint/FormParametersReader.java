package oauthlab.auth.foundation.endpoint;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Reads a body into {@link FormParameters}.
 *
 * <p>The standard is {@code application/x-www-form-urlencoded} (RFC 6749 appendix B). We also take the same members as
 * a JSON object, because the lessons' commands are easier to read that way.
 */
@Provider
public class FormParametersReader implements MessageBodyReader<FormParameters> {

    private final ObjectReader json;

    FormParametersReader(ObjectMapper json) {
        this.json = json.reader()
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == FormParameters.class;
    }

    @Override
    public FormParameters readFrom(
            Class<FormParameters> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        FormParameters form = read(mediaType, body);
        boolean isUnchecked = Arrays.stream(annotations).anyMatch(Unchecked.class::isInstance);
        return isUnchecked ? form : form.requireSingleValues();
    }

    /** @throws OAuthException {@code invalid_request} for what is neither a form nor a JSON object of texts */
    public FormParameters read(MediaType mediaType, InputStream body) {
        byte[] bytes = read(body);
        if (bytes.length == 0) return FormParameters.NONE;
        if (isForm(mediaType) || mediaType.isWildcardType() && !isObject(bytes))
            return FormParameters.parse(new String(bytes, StandardCharsets.UTF_8));
        if (MediaType.APPLICATION_JSON_TYPE.isCompatible(mediaType)) return fromJson(bytes);
        throw OAuthException.invalidRequest("The body must be application/x-www-form-urlencoded, but is " + mediaType
                + ". Send 'Content-Type: application/x-www-form-urlencoded'.");
    }

    private static byte[] read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(WholeBody.MAX_BYTES + 1);
            if (bytes.length <= WholeBody.MAX_BYTES) return bytes;
        } catch (IOException hungUp) {
            throw OAuthException.invalidRequest("The body ended before its time: the sender hung up.");
        }
        throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }

    /** Without a type the first character tells: a form has no brace there. RFC 9110 section 8.3 lets us look. */
    private static boolean isObject(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }

    private static boolean isForm(MediaType mediaType) {
        return "application".equalsIgnoreCase(mediaType.getType())
                && "x-www-form-urlencoded".equalsIgnoreCase(mediaType.getSubtype());
    }

    private FormParameters fromJson(byte[] bytes) {
        var values = new LinkedHashMap<String, List<String>>();
        for (Map.Entry<String, JsonNode> member : parse(bytes).properties()) {
            List<String> all = texts(member.getKey(), member.getValue());
            if (!all.isEmpty()) values.put(member.getKey(), all);
        }
        return new FormParameters(values);
    }

    private JsonNode parse(byte[] bytes) {
        try {
            JsonNode root = json.readTree(bytes);
            if (root.isObject()) return root;
        } catch (IOException notJson) {
            throw OAuthException.invalidRequest(
                    "The body is not valid JSON, or has a member twice. Check quotes, commas and"
                            + " braces, and send every member once.");
        }
        throw OAuthException.invalidRequest("The JSON body must be one object with the parameters as members.");
    }

    private static List<String> texts(String name, JsonNode value) {
        if (value.isNull()) return List.of();
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(element -> text(name, element))
                    .toList();
        }
        String text = text(name, value);
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static String text(String name, JsonNode value) {
        if (value.isTextual()) return FormParameters.requireText(value.textValue());
        throw OAuthException.invalidRequest("The JSON member '" + name + "' must be a string.");
    }
}
