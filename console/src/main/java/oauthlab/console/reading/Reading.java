package oauthlab.console.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import oauthlab.console.exchange.Exchange;
import oauthlab.console.exchange.Exchange.Header;
import oauthlab.console.reading.Content.Event;
import oauthlab.console.reading.Content.Events;
import oauthlab.console.reading.Content.Form;
import oauthlab.console.reading.Content.Json;

/** An exchange taken apart: what the rules that name, attribute and join hops look at. Secrets are still in it. */
public record Reading(Exchange exchange, String path, Params query, Content sent, Content received) {

    public static Reading of(Exchange exchange) {
        String target = exchange.request().target();
        String withoutOrigin = target.replaceFirst("^https?://[^/?#]*", "");
        int mark = withoutOrigin.indexOf('?');
        return new Reading(
                exchange,
                mark < 0 ? withoutOrigin : withoutOrigin.substring(0, mark),
                mark < 0 ? Params.NONE : Params.of(withoutOrigin.substring(mark + 1)),
                Content.of(exchange.request().headers(), exchange.request().body()),
                exchange.response()
                        .map(response -> Content.of(response.headers(), response.body()))
                        .orElse(new Content.None()));
    }

    public String method() {
        return exchange.request().method();
    }

    /** 0 before there is a response. */
    public int status() {
        return exchange.response().map(Exchange.Response::status).orElse(0);
    }

    public Params form() {
        return sent instanceof Form form ? form.params() : Params.NONE;
    }

    /** A parameter of the form, else of the query. */
    public Optional<String> param(String name) {
        return form().first(name).or(() -> query.first(name));
    }

    /** The JSON that was sent; a missing node when it is something else. */
    public JsonNode json() {
        return sent instanceof Json json ? json.node() : MissingNode.getInstance();
    }

    /** The JSON of the response; of an event stream that of its last event with a result or an error. */
    public JsonNode answer() {
        if (received instanceof Json json) return json.node();
        if (!(received instanceof Events stream)) return MissingNode.getInstance();
        return stream.events().stream()
                .map(Event::json)
                .flatMap(Optional::stream)
                .filter(message -> message.has("result") || message.has("error"))
                .reduce((first, last) -> last)
                .orElse(MissingNode.getInstance());
    }

    public Optional<String> header(String name) {
        return Content.header(exchange.request().headers(), name);
    }

    public Optional<String> responseHeader(String name) {
        return exchange.response().flatMap(response -> Content.header(response.headers(), name));
    }

    public List<Header> responseHeaders() {
        return exchange.response().map(Exchange.Response::headers).orElse(List.of());
    }

    /** The user id of HTTP Basic: a client id at the authorization server. RFC 7617 section 2, RFC 6749 section 2.3.1. */
    public Optional<String> basicId() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(value -> {
                    try {
                        String pair = new String(
                                Base64.getDecoder().decode(value.substring(6).strip()), StandardCharsets.UTF_8);
                        return Optional.of(pair.substring(0, Math.max(0, pair.indexOf(':'))))
                                .filter(id -> !id.isEmpty());
                    } catch (IllegalArgumentException notBase64) {
                        return Optional.empty();
                    }
                });
    }

    /** The method of a JSON-RPC request, which is how MCP calls. */
    public Optional<String> rpcMethod() {
        JsonNode method = json().path("method");
        return json().has("jsonrpc") && method.isTextual() ? Optional.of(method.textValue()) : Optional.empty();
    }

    /** W3C Trace Context section 3.2: the trace id; in the header, or in the {@code _meta} of an MCP message. */
    public Optional<String> trace() {
        return header("traceparent")
                .or(() -> Optional.ofNullable(
                        json().path("params").path("_meta").path("traceparent").textValue()))
                .filter(value -> value.matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"))
                .map(value -> value.substring(3, 35));
    }
}
