package oauthlab.resource.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import oauthlab.guarded.refusal.Refusal;

/**
 * The JSON object of a request body, asked for one text at a time. Members nobody asks for are ignored.
 *
 * <p>It keeps apart what a bound class would blur: a member that is missing, one that is {@code null}, and a number
 * where a text belongs.
 */
public final class JsonObject {

    private final JsonNode object;

    JsonObject(JsonNode object) {
        this.object = object;
    }

    /** Is the member there at all, be it {@code null}? */
    public boolean has(String name) {
        return object.has(name);
    }

    /** The member as text; empty when it is missing or {@code null}. */
    public Optional<String> text(String name) {
        JsonNode member = object.get(name);
        if (member == null || member.isNull()) return Optional.empty();
        if (!member.isTextual()) {
            throw Refusal.invalidRequest(name + " has to be a text (a JSON string), and it is a "
                    + member.getNodeType().name().toLowerCase(Locale.ROOT) + ".");
        }
        return Optional.of(storable(name, member.textValue()));
    }

    /** Half a surrogate pair is no character, and databases cannot store U+0000. */
    private static String storable(String name, String text) {
        boolean broken = text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
        if (broken) throw Refusal.invalidRequest(name + " contains U+0000 or half a surrogate pair.");
        return text;
    }
}
