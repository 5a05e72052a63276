package oauthlab.mcp.sessions;

import io.quarkiverse.mcp.server.http.runtime.StreamableHttpMcpMessageHandler;
import io.quarkiverse.mcp.server.runtime.ConnectionManager;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.messages.IncomingMessages;
import oauthlab.mcp.messages.JsonRpcError;
import oauthlab.mcp.messages.Message;
import oauthlab.mcp.messages.Revision;

/**
 * Lets a session be used by who opened it. To everybody else it does not exist: 404, as the specification has it for a
 * session that is over.
 */
@Singleton
class SessionCheck {

    private static final String HEADER = StreamableHttpMcpMessageHandler.MCP_SESSION_ID_HEADER;
    private static final String INITIALIZE = "initialize";

    private final SessionOwners owners;
    private final ConnectionManager connections;

    SessionCheck(SessionOwners owners, ConnectionManager connections) {
        this.owners = owners;
        this.connections = connections;
    }

    void register(@Observes Router router) {
        router.route(IncomingMessages.PATH).order(IncomingMessages.KNOW_SESSION).handler(this::check);
    }

    private void check(RoutingContext request) {
        String session = request.request().getHeader(HEADER);
        if (Revision.isStateless(request)) {
            request.next();
        } else if (isInitialize(request) && !owners.hasRoom()) {
            request.response().putHeader("Retry-After", "60");
            refuse(request, 503, "Too many sessions are open. Try again in a minute.");
        } else if (isInitialize(request)) {
            // What it was told, if anything, is no session yet.
            request.request().headers().remove(HEADER);
            request.addHeadersEndHandler(sent -> noteSession(request));
            request.next();
        } else if (session == null) {
            refuse(
                    request,
                    400,
                    "The header " + HEADER
                            + " is missing. The answer to initialize has it. For a request without session send "
                            + Revision.HEADER + ": " + Revision.STATELESS + ".");
        } else if (!owners.isOwner(session, Caller.of(request))) {
            refuse(request, 404, "There is no such session, or it is over. Send initialize again.");
        } else {
            if (request.request().method() == HttpMethod.DELETE) owners.ended(session);
            request.next();
        }
    }

    private void noteSession(RoutingContext request) {
        String opened = request.response().headers().get(HEADER);
        // What the library keeps of it has to end, too.
        if (opened != null) owners.opened(opened, Caller.of(request)).ifPresent(connections::remove);
    }

    private static boolean isInitialize(RoutingContext request) {
        Message message = Message.of(request);
        return message != null && INITIALIZE.equals(message.method());
    }

    private static void refuse(RoutingContext request, int status, String text) {
        Message message = Message.of(request);
        new JsonRpcError(status, JsonRpcError.INVALID_REQUEST, text, null)
                .send(request, message == null ? null : message.id());
    }
}
