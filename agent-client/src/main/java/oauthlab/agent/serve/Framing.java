package oauthlab.agent.serve;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.serve.gateway.Problem;
import oauthlab.shared.network.HostHeader;

/**
 * Refuses requests that a proxy in front could understand differently, as the lab's other servers do: 400, and the connection is
 * closed, so nothing after such a request is taken for a second one. RFC 9112 sections 3.2, 6.1 and 7.1.
 */
public record Framing(JsonAnswers answers, long maxBody) {

    /** The HTTP library reads up to four times as much, so this page can say what is wrong. */
    public static final int MOST_READ = 64 * 1024;

    private static final int MAX_CHARACTERS = 16 * 1024;
    private static final String CONTINUE = "100-continue";

    public void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        // What came together with a refused request is read after it.
        if (!((ConnectionBase) request.connection()).channel().isOpen()) return;
        Optional<String> mistake = mistake(request);
        Optional<Problem> excess = excess(request);
        if (mistake.isPresent()) {
            refuse(context, mistake.get());
        } else if (excess.isPresent()) {
            answers.failure(context, excess.get());
            context.request().connection().close();
        } else {
            request.connection()
                    .exceptionHandler(wrong -> refuse(context, "The body cannot be read (RFC 9112 section 7.1)."));
            context.next();
        }
    }

    /** Before a body is read: a client that asked waits for this. HTTP/1.0 does not know it. RFC 9110 section 10.1.1. */
    public static void letContinue(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.headers().contains(HttpHeaders.EXPECT) && request.version() != HttpVersion.HTTP_1_0)
            request.response().writeContinue();
        context.next();
    }

    /** The router refuses a request without a host before any handler sees it. */
    void refuseUnread(RoutingContext context) {
        answers.refusal(context, 400);
        context.request().connection().close();
    }

    private void refuse(RoutingContext context, String mistake) {
        answers.failure(context, closing(400, "invalid_request", mistake));
        context.request().connection().close();
    }

    private static Problem closing(int status, String error, String description) {
        return Problem.of(status, error, description).with("Connection", "close");
    }

    private static Optional<String> mistake(HttpServerRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        // A header that was folded begins with the space that replaced the line break.
        boolean isChunked = encodings.size() == 1 && encodings.get(0).equalsIgnoreCase("chunked");
        if (!encodings.isEmpty() && !isChunked)
            return Optional.of("The header Transfer-Encoding can only be chunked, once and on one line.");
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        boolean isOld = request.version() == HttpVersion.HTTP_1_0 && hosts.isEmpty();
        if (!isOld && HostHeader.of(hosts).isEmpty())
            return Optional.of("Send the header Host once, with a name and maybe a port (RFC 9112 section 3.2).");
        return request.path().indexOf(';') < 0
                ? Optional.empty()
                : Optional.of("The path contains a semicolon; write %3B if it belongs to a name.");
    }

    /** A browser that is sent here with a long state reads what is too long. */
    private Optional<Problem> excess(HttpServerRequest request) {
        int address = request.uri().length();
        if (address > MAX_CHARACTERS)
            return Optional.of(closing(
                    414,
                    "address_too_long",
                    "The address has " + address + " characters; this server reads up to " + MAX_CHARACTERS
                            + ". Send shorter parameters."));
        int headers = request.headers().entries().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        if (headers > MAX_CHARACTERS)
            return Optional.of(closing(
                    431,
                    "headers_too_large",
                    "The headers have " + headers + " characters; this server reads up to " + MAX_CHARACTERS
                            + ". In a browser, delete the cookies of this site: all servers of one host share them."));
        return excessOfBody(request);
    }

    private Optional<Problem> excessOfBody(HttpServerRequest request) {
        List<String> expected = request.headers().getAll(HttpHeaders.EXPECT);
        if (expected.isEmpty()) return Optional.empty();
        if (!expected.stream().allMatch(CONTINUE::equalsIgnoreCase))
            return Optional.of(closing(417, "invalid_request", "The header Expect can only be " + CONTINUE + "."));
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length.strip()) <= maxBody) return Optional.empty();
        return Optional.of(closing(
                413, "too_large", "The body has " + length + " bytes; this server reads up to " + maxBody + "."));
    }
}
