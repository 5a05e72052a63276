package oauthlab.console.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import oauthlab.console.hops.Hop;
import oauthlab.shared.secret.Digests;

/** A run as spans in OTLP/JSON, for a trace viewer. Names follow the HTTP conventions of OpenTelemetry. */
public final class Otlp {

    private static final int KIND_SERVER = 2;
    private static final int STATUS_ERROR = 2;
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;

    private Otlp() {}

    public static Map<String, Object> of(List<Hop> hops) {
        Map<String, List<Hop>> byServer =
                hops.stream().collect(Collectors.groupingBy(hop -> hop.to().label()));
        List<Map<String, Object>> resources = byServer.entrySet().stream()
                .map(server -> Map.<String, Object>of(
                        "resource", Map.of("attributes", List.of(text("service.name", server.getKey()))),
                        "scopeSpans",
                                List.of(Map.of(
                                        "scope",
                                        Map.of("name", "OAuth lab console"),
                                        "spans",
                                        spans(server.getValue())))))
                .toList();
        return Map.of("resourceSpans", resources);
    }

    private static List<Map<String, Object>> spans(List<Hop> hops) {
        return hops.stream().map(Otlp::span).toList();
    }

    private static Map<String, Object> span(Hop hop) {
        return Map.of(
                "traceId", hex(hop.run(), TRACE_DIGITS),
                "spanId", hex(hop.run() + hop.id(), SPAN_DIGITS),
                "name", hop.title(),
                "kind", KIND_SERVER,
                "startTimeUnixNano", nanos(hop.at()),
                "endTimeUnixNano", nanos(hop.at().plusMillis(hop.ms())),
                "attributes", attributes(hop),
                "status",
                        hop.refusal() == null
                                ? Map.of()
                                : Map.of(
                                        "code",
                                        STATUS_ERROR,
                                        "message",
                                        hop.refusal().error()));
    }

    private static List<Map<String, Object>> attributes(Hop hop) {
        var attributes = new ArrayList<Map<String, Object>>();
        attributes.add(text("http.request.method", hop.method()));
        attributes.add(text("url.path", hop.path()));
        attributes.add(Map.of("key", "http.response.status_code", "value", Map.of("intValue", "" + hop.status())));
        attributes.add(text("oauth.caller", hop.from().label()));
        attributes.add(text("oauth.kind", hop.kind()));
        attributes.add(text("oauth.tokens.given", String.join(" ", hop.given())));
        attributes.add(text("oauth.tokens.received", String.join(" ", hop.received())));
        return attributes;
    }

    private static Map<String, Object> text(String key, String value) {
        return Map.of("key", key, "value", Map.of("stringValue", value));
    }

    private static String nanos(Instant at) {
        return at.getEpochSecond() + String.format(Locale.ROOT, "%09d", at.getNano());
    }

    /** The same digits for the same name. */
    private static String hex(String name, int digits) {
        byte[] digest = Digests.sha256(name).getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(digest).substring(0, digits);
    }
}
