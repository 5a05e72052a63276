package oauthlab.console.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oauthlab.console.hops.Hop;
import oauthlab.console.hops.Messages;

/** A run as an HTTP archive (HAR 1.2), which browsers' developer tools open. The labels of secrets stand in it, as on the page. */
public final class Har {

    private Har() {}

    public static Map<String, Object> of(List<Hop> hops) {
        return Map.of(
                "log",
                ordered(
                        "version", "1.2",
                        "creator", Map.of("name", "OAuth lab console", "version", "1"),
                        "entries",
                                hops.stream()
                                        .filter(hop -> hop.status() > 0)
                                        .map(Har::entry)
                                        .toList()));
    }

    private static Map<String, Object> entry(Hop hop) {
        return ordered(
                "startedDateTime", hop.at().toString(),
                "time", hop.ms(),
                "request", request(hop),
                "response", response(hop),
                "cache", Map.of(),
                "timings", Map.of("send", 0, "wait", hop.ms(), "receive", 0),
                "comment", hop.from().label() + " to " + hop.to().label() + ": " + hop.title());
    }

    private static Map<String, Object> request(Hop hop) {
        Messages.Request request = hop.messages().request();
        return ordered(
                "method", request.method(),
                "url", Curl.url(hop),
                "httpVersion", request.version(),
                "cookies", List.of(),
                "headers", headers(request.headers()),
                "queryString", List.of(),
                "postData", Map.of("mimeType", type(request.headers()), "text", text(request.body())),
                "headersSize", -1,
                "bodySize", request.body().bytes());
    }

    private static Map<String, Object> response(Hop hop) {
        Messages.Response response = hop.messages().response();
        return ordered(
                "status", response.status(),
                "statusText", response.reason(),
                "httpVersion", "HTTP/1.1",
                "cookies", List.of(),
                "headers", headers(response.headers()),
                "content",
                        ordered(
                                "size",
                                response.body().bytes(),
                                "mimeType",
                                type(response.headers()),
                                "text",
                                text(response.body())),
                "redirectURL", value(response.headers(), "Location"),
                "headersSize", -1,
                "bodySize", response.body().bytes());
    }

    private static List<Map<String, String>> headers(List<List<String>> headers) {
        return headers.stream()
                .map(header -> Map.of("name", header.get(0), "value", header.get(1)))
                .toList();
    }

    private static String type(List<List<String>> headers) {
        return value(headers, "Content-Type");
    }

    private static String value(List<List<String>> headers, String name) {
        return headers.stream()
                .filter(header -> header.get(0).equalsIgnoreCase(name))
                .map(header -> header.get(1))
                .findFirst()
                .orElse("");
    }

    private static String text(Messages.Body body) {
        if (body.form() != null)
            return String.join(
                    "&",
                    body.form().stream()
                            .map(field -> field.get(0) + "=" + field.get(1))
                            .toList());
        if (body.json() != null) return body.json().toString();
        if (body.events() != null)
            return String.join(
                    "\n\n",
                    body.events().stream()
                            .map(event -> "data: " + (event.json() == null ? event.text() : event.json()))
                            .toList());
        return body.text() == null ? "" : body.text();
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
        return map;
    }
}
