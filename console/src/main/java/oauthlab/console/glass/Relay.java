package oauthlab.console.glass;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import oauthlab.console.routes.Route;
import oauthlab.shared.protocol.ErrorResponse;

/**
 * Passes the bytes of one connection on in both directions, unchanged and at once. A side that reads slowly slows the other down, and
 * when one side ends, so does the other.
 */
final class Relay {

    private final Route route;
    private final NetSocket client;
    private final Tap tap;
    private boolean isClosed;

    Relay(Route route, NetSocket client, Tap tap) {
        this.route = route;
        this.client = client;
        this.tap = tap;
    }

    void start(NetClient net) {
        client.pause();
        client.closeHandler(closed -> {
            isClosed = true;
            tap.close();
        });
        net.connect(route.targetPort(), route.host(), this::connected);
    }

    private void connected(AsyncResult<NetSocket> connection) {
        if (connection.failed()) explain();
        else if (isClosed) connection.result().close();
        else join(connection.result());
    }

    private void join(NetSocket server) {
        client.handler(arrived -> pass(tap.fromClient(arrived), client, server));
        server.handler(arrived -> {
            tap.fromServer(arrived);
            pass(arrived, server, client);
        });
        client.exceptionHandler(reset -> {});
        server.exceptionHandler(reset -> {});
        client.closeHandler(closed -> end(server));
        server.closeHandler(closed -> end(client));
        client.resume();
    }

    private static void pass(Buffer bytes, NetSocket from, NetSocket to) {
        if (bytes.length() > 0) to.write(bytes);
        if (!to.writeQueueFull()) return;
        from.pause();
        to.drainHandler(drained -> from.resume());
    }

    private void end(NetSocket other) {
        tap.close();
        other.close();
    }

    /** Nobody listens there. RFC 9110 section 15.6.3. */
    private void explain() {
        client.exceptionHandler(reset -> {});
        client.handler(arrived -> {
            tap.fromClient(arrived);
            if (!tap.hasRequest()) return;
            Buffer refusal = refusal();
            tap.fromServer(refusal);
            client.handler(ignored -> {});
            client.end(refusal);
        });
        client.resume();
    }

    private Buffer refusal() {
        String body = Json.encode(new ErrorResponse(
                "bad_gateway",
                route.name() + " is not up behind the console (nothing listens at " + route.host() + ":"
                        + route.targetPort() + "). Start it: ./lab up " + route.name()));
        String head = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n"
                + "Connection: close\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        return Buffer.buffer(head + body);
    }
}
