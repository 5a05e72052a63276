package oauthlab.system.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request in parts that can be spoilt one by one.
 *
 * @param tail what stands behind the parameters, as it is
 */
record Draft(
        String method, String path, List<Pair> headers, Place place, List<Pair> parameters, String type, String tail) {

    /** A header or a parameter. */
    record Pair(String name, String value) {}

    /** Where the parameters stand. */
    enum Place {
        QUERY,
        FORM,
        JSON
    }

    private static final Pattern SIGNATURE = Pattern.compile("(eyJ[\\w-]+\\.eyJ[\\w-]+\\.)[\\w-]+");
    private static final int MAX_TARGET_LENGTH = 64 * 1024;
    static final String FORM_TYPE = "application/x-www-form-urlencoded";

    /** @param parameters each as {@code name=value}, not encoded */
    static Draft get(String path, String... parameters) {
        return new Draft("GET", path, List.of(), Place.QUERY, pairs(parameters), null, "");
    }

    static Draft form(String path, String... parameters) {
        return new Draft("POST", path, List.of(), Place.FORM, pairs(parameters), FORM_TYPE, "");
    }

    /** A value that begins like JSON stands as it is; every other is a string. */
    static Draft json(String method, String path, String... parameters) {
        return new Draft(method, path, List.of(), Place.JSON, pairs(parameters), "application/json", "");
    }

    Draft method(String other) {
        return new Draft(other, path, headers, place, parameters, type, tail);
    }

    Draft path(String other) {
        return new Draft(method, other, headers, place, parameters, type, tail);
    }

    Draft header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Pair(name, value));
        return headers(more);
    }

    Draft headers(List<Pair> others) {
        return new Draft(method, path, others, place, parameters, type, tail);
    }

    Draft parameters(List<Pair> others) {
        return new Draft(method, path, headers, place, others, type, tail);
    }

    Draft place(Place other) {
        String otherType = other == Place.JSON ? "application/json" : other == Place.FORM ? FORM_TYPE : null;
        return new Draft(method, path, headers, other, parameters, otherType, tail);
    }

    Draft type(String other) {
        return new Draft(method, path, headers, place, parameters, other, tail);
    }

    Draft tail(String other) {
        return new Draft(method, path, headers, place, parameters, type, other);
    }

    /** As it goes over the line. The length is always right, or the next request would be misread. */
    byte[] bytes(String host) {
        String encoded = place == Place.JSON ? asJson() : asForm();
        byte[] body = place == Place.QUERY ? new byte[0] : (encoded + tail).getBytes(UTF_8);
        var head = new StringBuilder(method + " " + target() + " HTTP/1.1\r\nHost: " + host + "\r\n");
        for (Pair header : headers) head.append(header.name + ": " + header.value + "\r\n");
        if (type != null) head.append("Content-Type: " + type + "\r\n");
        if (body.length > 0 || place != Place.QUERY) head.append("Content-Length: " + body.length + "\r\n");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    String header(String name) {
        return headers.stream()
                .filter(header -> header.name.equalsIgnoreCase(name))
                .map(Pair::value)
                .collect(Collectors.joining(","));
    }

    private String asForm() {
        return parameters.stream()
                .map(pair -> URLEncoder.encode(pair.name, UTF_8) + "=" + URLEncoder.encode(pair.value, UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String asJson() {
        return parameters.stream()
                .map(pair -> quoted(pair.name) + ":" + (isJson(pair.value) ? pair.value : quoted(pair.value)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isJson(String value) {
        return value.matches("(?s)[\\[{\"].*|true|false|null|-?\\d.*");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** {@code name=value} for each. */
    static String[] lines(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
    }

    private static List<Pair> pairs(String... lines) {
        return Stream.of(lines)
                .map(line -> line.split("=", 2))
                .map(parts -> new Pair(parts[0], parts[1]))
                .toList();
    }

    /** To be sent again, with {@code printf '...' | nc localhost PORT}; a JWT has to be signed first, for reports are kept. */
    String asCommand() {
        var text = new StringBuilder();
        for (byte one : bytes("localhost")) {
            char c = (char) (one & 0xff);
            if (c == '%') text.append("%%");
            else if (c < ' ' || c > '~' || c == '\\' || c == '\'') text.append(String.format("\\x%02x", (int) c));
            else text.append(c);
        }
        return "printf '" + SIGNATURE.matcher(text).replaceAll("$1SIGNATURE") + "'";
    }

    /**
     * Is there something in the head of it that HTTP forbids, or too much? Then the server may say a bare 400, 414 or 431
     * and hang up.
     */
    boolean isNoHttp() {
        String head = method + path + type + headers;
        return head.chars().anyMatch(c -> c < ' ' || c > '~') || target().length() > MAX_TARGET_LENGTH || isNoAddress();
    }

    private boolean isNoAddress() {
        try {
            return path.contains("%00") || new URI(target()).getRawPath() == null;
        } catch (URISyntaxException malformed) {
            return true;
        }
    }

    private String target() {
        String query = place == Place.QUERY ? asForm() + tail : "";
        return query.isEmpty() ? path : path + "?" + query;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
