package oauthlab.console.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import oauthlab.console.exchange.Exchange.Body;
import oauthlab.console.exchange.Exchange.Header;

/** What a body holds, by its media type; by its looks where that says nothing. Secrets are still in it. */
public sealed interface Content {

    /** No body. */
    record None() implements Content {}

    /** {@code application/x-www-form-urlencoded}. */
    record Form(Params params) implements Content {}

    /** JSON that could be read. */
    record Json(JsonNode node) implements Content {}

    /** {@code text/event-stream}: events so far. */
    record Events(List<Event> events) implements Content {}

    /** HTML. */
    record Page(String text) implements Content {}

    /** Text of another type, or JSON that cannot be read. */
    record Text(String text) implements Content {}

    /** Not text. */
    record Binary() implements Content {}

    /** A server-sent event; its data as JSON if it is. */
    record Event(String name, String id, String data, Optional<JsonNode> json) {}

    ObjectMapper JSON = new ObjectMapper();

    static Content of(List<Header> headers, Body body) {
        if (body.length() == 0) return new None();
        if (!header(headers, "Content-Encoding").orElse("identity").equalsIgnoreCase("identity")) return new Binary();
        String type = header(headers, "Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String text = new String(body.bytes(), StandardCharsets.UTF_8);
        if (type.contains("event-stream")) return new Events(events(text));
        if (type.contains("x-www-form-urlencoded")) return new Form(Params.of(text.strip()));
        if (type.contains("html")) return new Page(text);
        if (type.contains("json") || text.startsWith("{") || text.startsWith("["))
            return json(text).<Content>map(Json::new).orElse(new Text(text));
        return isText(text) ? new Text(text) : new Binary();
    }

    static Optional<String> header(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    private static boolean isText(String text) {
        return text.chars().limit(1000).noneMatch(character -> character == 0 || character == 0xFFFD);
    }

    static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /** HTML standard, section 9.2.6. */
    private static List<Event> events(String text) {
        var events = new ArrayList<Event>();
        for (String block : text.replace("\r\n", "\n").split("\n\n")) {
            Map<String, String> fields = fields(block);
            String data = fields.get("data");
            if (data != null)
                events.add(new Event(
                        fields.getOrDefault("event", "message"), fields.getOrDefault("id", ""), data, json(data)));
        }
        return List.copyOf(events);
    }

    private static Map<String, String> fields(String block) {
        var fields = new java.util.HashMap<String, String>();
        block.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0)
                fields.merge(
                        line.substring(0, colon),
                        line.substring(colon + 1).stripLeading(),
                        (one, two) -> one + "\n" + two);
        });
        return fields;
    }
}
