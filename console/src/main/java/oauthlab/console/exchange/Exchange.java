package oauthlab.console.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import oauthlab.console.routes.Route;

/**
 * A request and its response as they passed, secrets included. It lives only until it is read: what is kept is a hop, which has none.
 *
 * @param number counts up from 1; the states of one exchange have one number
 * @param peer the address of the client
 * @param at when the first byte of the request arrived
 * @param took until now, or until the last byte of the response
 */
public record Exchange(
        long number, Route route, String peer, Instant at, Duration took, State state, Messages messages) {

    /** How far it has got. */
    public enum State {
        /** The response is not complete. */
        OPEN,
        DONE,
        /** The connection ended first. */
        ABORTED
    }

    /** Both messages. A request that cannot be read has an empty method. */
    public record Messages(Request request, Optional<Response> response) {}

    /** RFC 9112 section 3. */
    public record Request(String method, String target, String version, List<Header> headers, Body body) {}

    /** RFC 9112 section 4. */
    public record Response(int status, String reason, List<Header> headers, Body body) {}

    /** A line of the header section, in the spelling and the order in which it was sent. */
    public record Header(String name, String value) {}

    /**
     * A body without its transfer coding.
     *
     * @param bytes at most {@link #MAX_BYTES}
     * @param length of the whole body
     */
    public record Body(byte[] bytes, long length) {

        /** What is kept of one body. */
        public static final int MAX_BYTES = 64 * 1024;

        public boolean isCut() {
            return length > bytes.length;
        }
    }

    public Request request() {
        return messages.request();
    }

    public Optional<Response> response() {
        return messages.response();
    }

    /** About what it takes up in memory, in bytes. */
    public long size() {
        return 1024L
                + request().body().bytes().length
                + response().map(response -> response.body().bytes().length).orElse(0);
    }
}
