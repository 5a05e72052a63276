package oauthlab.mcp.messages;

import static oauthlab.mcp.messages.JsonRpcError.METHOD_NOT_FOUND;

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

    private static final Set<String> NOTIFICATIONS =
            Set.of("notifications/initialized", "notifications/cancelled", "notifications/roots/list_changed");

    void register(@Observes Router router) {
        router.post(IncomingMessages.PATH).order(IncomingMessages.ENTER_LIBRARY).handler(LibraryGate::check);
    }

    /** The library wants both types in this header, as the specification says, and chooses. We looked for JSON already. */
    private static void enter(RoutingContext request) {
        request.request().headers().set(HttpHeaders.ACCEPT, "application/json, text/event-stream");
        request.next();
    }

    private static void check(RoutingContext request) {
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

    /** A response to a question of ours has the number that we gave it. What nobody waits for is taken, and that is all. */
    private static void checkUnanswered(RoutingContext request, Message message) {
        boolean isUnderstood =
                message.method() == null ? message.id() instanceof Number : NOTIFICATIONS.contains(message.method());
        if (isUnderstood) enter(request);
        else request.response().setStatusCode(202).end();
    }
}
