package oauthlab.console.glass;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oauthlab.console.exchange.Exchange;
import oauthlab.console.exchange.Exchange.Body;
import oauthlab.console.exchange.Exchange.Header;
import oauthlab.console.exchange.Exchange.Messages;
import oauthlab.console.exchange.Exchange.Request;
import oauthlab.console.exchange.Exchange.Response;
import oauthlab.console.routes.Route;

/** An exchange while its parts arrive. */
final class PassingExchange {

    private final long number;
    private final Instant at;
    private final long startedAt = System.nanoTime();
    private final Growing requestBody = new Growing();
    private final Growing responseBody = new Growing();
    private final HttpRequest request;

    private HttpResponse response;
    private boolean isRequestComplete;

    PassingExchange(long number, Instant at, HttpRequest request) {
        this.number = number;
        this.at = at;
        this.request = request;
    }

    String method() {
        return request.method().name();
    }

    void requestBody(ByteBuf part) {
        requestBody.add(part);
    }

    void requestIsComplete() {
        isRequestComplete = true;
    }

    boolean isRequestComplete() {
        return isRequestComplete;
    }

    void response(HttpResponse head) {
        this.response = head;
    }

    void responseBody(ByteBuf part) {
        responseBody.add(part);
    }

    boolean isEventStream() {
        String type = response.headers().get("Content-Type", "").toLowerCase(Locale.ROOT);
        return type.startsWith("text/event-stream");
    }

    Exchange snapshot(Route route, String peer, Exchange.State state) {
        Duration took = Duration.ofNanos(System.nanoTime() - startedAt);
        return new Exchange(number, route, peer, at, took, state, new Messages(shownRequest(), shownResponse()));
    }

    private Request shownRequest() {
        boolean isRead = request.decoderResult().isSuccess();
        return new Request(
                isRead ? method() : "",
                isRead ? request.uri() : "",
                request.protocolVersion().text(),
                headers(request.headers()),
                requestBody.body());
    }

    private Optional<Response> shownResponse() {
        return Optional.ofNullable(response)
                .map(head -> new Response(
                        head.status().code(),
                        head.status().reasonPhrase(),
                        headers(head.headers()),
                        responseBody.body()));
    }

    private static List<Header> headers(HttpHeaders headers) {
        return headers.entries().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
    }

    /** Keeps the start of a body, and counts the rest. */
    private static final class Growing {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long length;

        void add(ByteBuf part) {
            length += part.readableBytes();
            int wanted = Math.min(part.readableBytes(), Body.MAX_BYTES - kept.size());
            byte[] bytes = new byte[wanted];
            part.getBytes(part.readerIndex(), bytes);
            kept.writeBytes(bytes);
        }

        Body body() {
            return new Body(kept.toByteArray(), length);
        }
    }
}
