package oauthlab.web.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses requests that a proxy in front could understand differently: where they end, or which path they have. They get 400, and
 * the connection is closed, so nothing after such a request is taken for a second one (request smuggling). RFC 9112 sections
 * 6.1, 6.3 and 7.1, RFC 3986 section 3.3.
 *
 * <p>The HTTP library refuses most of these. It accepts a {@code Transfer-Encoding} with other codings before {@code chunked}, or
 * on two lines; it closes the connection without a response when a chunk is wrong, and leaves it open without a host.
 */
@Singleton
public class FramingCheck {

    private static final int BEFORE_ALL_OTHERS = -2600;
    /** A rule that compares the path and a router that decodes it, or cuts off its parameters, would see two paths. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[;\\\\]|%3[Bb]|%5[Cc]");

    private static final String SEEN = FramingCheck.class.getName();

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(FramingCheck::check).failureHandler(FramingCheck::refuseUnread);
    }

    private static void check(RoutingContext context) {
        context.put(SEEN, true);
        HttpServerRequest request = context.request();
        // What came together with a refused request is read after it.
        if (!isOpen(request)) return;
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!encodings.isEmpty() && !isChunked(encodings)) {
            EarlyRefusals.refuseAndClose(
                    context, "The header Transfer-Encoding can only be chunked, once and on one line.");
        } else if (AMBIGUOUS.matcher(request.path()).find()) {
            EarlyRefusals.refuseAndClose(
                    context, "The path contains a semicolon or a backslash, encoded or not. Paths here have neither.");
        } else {
            if (!encodings.isEmpty()) request.connection().exceptionHandler(wrong -> refuseChunk(context));
            context.next();
        }
    }

    private static boolean isOpen(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel().isOpen();
    }

    /** A header that was folded begins with the space that replaced the line break. */
    private static boolean isChunked(List<String> encodings) {
        return encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
    }

    private static void refuseChunk(RoutingContext context) {
        if (!context.response().headWritten())
            EarlyRefusals.refuseAndClose(context, "The chunks of the body cannot be read (RFC 9112 section 7.1).");
    }

    /** The router refuses a request without a host before any handler sees it. */
    private static void refuseUnread(RoutingContext failed) {
        if (failed.get(SEEN) != null || failed.statusCode() != 400) failed.next();
        else if (isOpen(failed.request()))
            EarlyRefusals.refuseAndClose(
                    failed, "Send the header Host once, with a name and maybe a port (RFC 9112 section 3.2).");
    }
}
