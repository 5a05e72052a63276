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
public record Framing(JsonAnswers answers) {

    public void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        // What came together with a refused request is read after it.
        if (!((ConnectionBase) request.connection()).channel().isOpen()) return;
        Optional<String> mistake = mistake(request);
        if (mistake.isPresent()) {
            refuse(context, mistake.get());
        } else {
            request.connection()
                    .exceptionHandler(wrong -> refuse(context, "The body cannot be read (RFC 9112 section 7.1)."));
            context.next();
        }
    }

    /** The router refuses a request without a host before any handler sees it. */
    void refuseUnread(RoutingContext context) {
        answers.refusal(context, 400);
        context.request().connection().close();
    }

    private void refuse(RoutingContext context, String mistake) {
        answers.failure(context, Problem.of(400, "invalid_request", mistake).with("Connection", "close"));
        context.request().connection().close();
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
}
