package oauthlab.mcp.messages;

import static oauthlab.mcp.messages.JsonRpcError.INVALID_REQUEST;
import static oauthlab.mcp.messages.JsonRpcError.METHOD_NOT_FOUND;

import io.quarkiverse.mcp.server.McpConnection;
import io.quarkiverse.mcp.server.http.runtime.StreamableHttpMcpMessageHandler;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * The last step before the library, which speaks the revisions with sessions: lets through what it understands. Errors of
 * JSON-RPC have the status 200 in these revisions; clients take other statuses for a fault of the transport.
 */
@Singleton
class LibraryGate {

    private static final int OK = 200;

    private static final Set<String> REQUESTS = Set.of(
            "initialize",
            "ping",
            "tools/list",
            "tools/call",
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "resources/subscribe",
            "resources/unsubscribe",
            "prompts/list",
            "prompts/get",
            "completion/complete",
            "logging/setLevel");

    private static final String INITIALIZED = "notifications/initialized";
    private static final Set<String> NOTIFICATIONS =
            Set.of(INITIALIZED, "notifications/cancelled", "notifications/roots/list_changed");

    private final ConnectionManager connections;

    LibraryGate(ConnectionManager connections) {
        this.connections = connections;
    }

    void register(@Observes Router router) {
        router.post(IncomingMessages.PATH).order(IncomingMessages.ENTER_LIBRARY).handler(this::check);
    }

    /** The library wants both types in this header, as the specification says, and chooses. We looked for JSON already. */
    private static void enter(RoutingContext request) {
        request.request().headers().set(HttpHeaders.ACCEPT, "application/json, text/event-stream");
        request.next();
    }

    private void check(RoutingContext request) {
        Message message = Message.of(request);
        if (!message.isRequest()) {
            checkUnanswered(request, message);
            return;
        }
        Optional<JsonRpcError> error = REQUESTS.contains(message.method())
                ? message.missing(OK)
                : Optional.of(new JsonRpcError(
                        OK, METHOD_NOT_FOUND, "There is no method '" + message.method() + "' here.", null));
        error.ifPresentOrElse(wrong -> wrong.send(request, message.id()), () -> enter(request));
    }

    /**
     * A response to a question of ours has the number that we gave it. What nobody waits for is taken, and that is all. So is a
     * second "initialized", at which the library fails: a client that connects again may send it.
     */
    private void checkUnanswered(RoutingContext request, Message message) {
        boolean isUnderstood =
                message.method() == null ? message.id() instanceof Number : NOTIFICATIONS.contains(message.method());
        if (REQUESTS.contains(message.method() == null ? "" : message.method()))
            JsonRpcError.badRequest(INVALID_REQUEST, message.method() + " needs the member id: it is a request.")
                    .send(request, null);
        else if (isUnderstood && !(INITIALIZED.equals(message.method()) && isInOperation(request))) enter(request);
        else request.response().setStatusCode(202).end();
    }

    private boolean isInOperation(RoutingContext request) {
        String session = request.request().getHeader(StreamableHttpMcpMessageHandler.MCP_SESSION_ID_HEADER);
        var connection = session == null ? null : connections.get(session);
        return connection != null && connection.status() == McpConnection.Status.IN_OPERATION;
    }
}
