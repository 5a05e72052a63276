package oauthlab.console.hops;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import oauthlab.console.exchange.Exchange;
import oauthlab.console.exchange.Exchange.Header;
import oauthlab.console.reading.Content;
import oauthlab.console.reading.Content.Event;
import oauthlab.console.reading.Reading;
import oauthlab.console.secrets.JsonRedactor;
import oauthlab.console.secrets.Redactor;

/** A request and its response as they were sent, with labels where the secrets were. */
public record Messages(Request request, Response response) {

    /** @param headers name and value */
    public record Request(String method, String target, String version, List<List<String>> headers, Body body) {}

    /** @param status 0 before there is a response */
    public record Response(int status, String reason, List<List<String>> headers, Body body) {}

    /**
     * @param type {@code form}, {@code json}, {@code events}, {@code text}, {@code binary} or {@code none}
     * @param form name and value; null for other types, as are the others
     * @param cut only its start was kept
     */
    public record Body(
            String type,
            List<List<String>> form,
            JsonNode json,
            List<ShownEvent> events,
            String text,
            long bytes,
            boolean cut) {}

    /** A server-sent event. */
    public record ShownEvent(String event, String id, JsonNode json, String text) {}

    private static final int MAX_PAGE = 16 * 1024;

    /** Reads twice: what is found at the end is also replaced at the start. */
    static Messages of(Reading reading, Redactor redactor) {
        shown(reading, redactor);
        return shown(reading, redactor);
    }

    private static Messages shown(Reading reading, Redactor redactor) {
        Exchange exchange = reading.exchange();
        redactor.turnToRequest();
        var request = new Request(
                redactor.text(exchange.request().method()),
                redactor.target(exchange.request().target()),
                exchange.request().version(),
                headers(exchange.request().headers(), redactor),
                body(reading.sent(), exchange.request().body(), redactor));
        redactor.turnToResponse();
        Response response = exchange.response()
                .map(answer -> new Response(
                        answer.status(),
                        redactor.text(answer.reason()),
                        headers(answer.headers(), redactor),
                        body(reading.received(), answer.body(), redactor)))
                .orElse(new Response(0, "", List.of(), none()));
        return new Messages(request, response);
    }

    private static List<List<String>> headers(List<Header> headers, Redactor redactor) {
        return headers.stream()
                .filter(header -> !header.name().equalsIgnoreCase("Lab-Actor"))
                .map(header -> List.of(redactor.text(header.name()), redactor.header(header.name(), header.value())))
                .toList();
    }

    private static Body body(Content content, Exchange.Body body, Redactor redactor) {
        if (content instanceof Content.None) return none();
        if (content instanceof Content.Form form)
            return new Body("form", form(form, redactor), null, null, null, body.length(), body.isCut());
        if (content instanceof Content.Json json)
            return new Body(
                    "json",
                    null,
                    new JsonRedactor(redactor).redact(json.node()),
                    null,
                    null,
                    body.length(),
                    body.isCut());
        if (content instanceof Content.Events events)
            return new Body("events", null, null, events(events, redactor), null, body.length(), body.isCut());
        if (content instanceof Content.Page page) return text(redactor.html(page.text()), body);
        if (content instanceof Content.Text text) return text(redactor.text(text.text()), body);
        return new Body("binary", null, null, null, null, body.length(), body.isCut());
    }

    private static Body text(String text, Exchange.Body body) {
        boolean isLong = text.length() > MAX_PAGE;
        return new Body(
                "text",
                null,
                null,
                null,
                isLong ? text.substring(0, MAX_PAGE) : text,
                body.length(),
                isLong || body.isCut());
    }

    private static Body none() {
        return new Body("none", null, null, null, null, 0, false);
    }

    private static List<List<String>> form(Content.Form form, Redactor redactor) {
        return form.params().all().stream()
                .map(param -> List.of(redactor.text(param.name()), redactor.value(param.name(), param.value())))
                .toList();
    }

    private static List<ShownEvent> events(Content.Events events, Redactor redactor) {
        return events.events().stream().map(event -> event(event, redactor)).toList();
    }

    private static ShownEvent event(Event event, Redactor redactor) {
        JsonNode json = event.json()
                .map(node -> new JsonRedactor(redactor).redact(node))
                .orElse(null);
        return new ShownEvent(
                redactor.text(event.name()),
                redactor.text(event.id()),
                json,
                json == null ? redactor.text(event.data()) : null);
    }

    /** About what it takes up in memory, in bytes. */
    long size() {
        long headers = Stream.of(request.headers(), response.headers())
                .flatMap(List::stream)
                .mapToLong(header -> header.get(0).length() + header.get(1).length() + 100L)
                .sum();
        return 1000 + headers + 2 * (request.target().length() + size(request.body()) + size(response.body()));
    }

    private static long size(Body body) {
        return Math.min(body.bytes(), Exchange.Body.MAX_BYTES) + 100;
    }
}
