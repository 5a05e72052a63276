package oauthlab.mcp.stateless;

import static oauthlab.mcp.messages.JsonRpcError.INVALID_REQUEST;
import static oauthlab.mcp.messages.JsonRpcError.METHOD_NOT_FOUND;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import oauthlab.mcp.messages.IncomingMessages;
import oauthlab.mcp.messages.JsonRpcError;
import oauthlab.mcp.messages.Message;
import oauthlab.mcp.messages.Revision;

/** Answers the requests without session on the same address; all others go on to the library. */
@Singleton
class StatelessEndpoint {

    private static final String DISCOVER = "server/discover";

    /** What the library answers as the revision says. What was removed from the protocol is not in it. */
    private static final Set<String> OF_THE_LIBRARY = Set.of(
            "tools/list",
            "tools/call",
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "prompts/list",
            "prompts/get",
            "completion/complete");

    private final Discovery discovery;
    private final StatelessMessages library;

    StatelessEndpoint(Discovery discovery, StatelessMessages library) {
        this.discovery = discovery;
        this.library = library;
    }

    void register(@Observes Router router) {
        router.route(IncomingMessages.PATH)
                .order(IncomingMessages.ANSWER_STATELESS)
                .handler(this::handle);
    }

    private void handle(RoutingContext request) {
        Optional<JsonRpcError> unknown = RequestMetadata.unknownRevision(request);
        if (!Revision.isStateless(request)) {
            request.next();
        } else if (unknown.isPresent()) {
            unknown.get().send(request, id(request));
        } else if (request.request().method() != HttpMethod.POST) {
            request.response().putHeader(HttpHeaders.ALLOW, "POST");
            refuse(request, 405, INVALID_REQUEST, "There are no sessions in this revision: send POST.");
        } else {
            answer(request, Message.of(request));
        }
    }

    private void answer(RoutingContext request, Message message) {
        if (message.method() == null) {
            refuse(request, 400, INVALID_REQUEST, "A response is nothing that this server waits for.");
        } else if (!message.isRequest()) {
            // A notification: none has a meaning here, and none is answered.
            request.response().setStatusCode(202).end();
        } else {
            Optional<JsonRpcError> error =
                    RequestMetadata.errorIn(request.request(), message).or(() -> missing(message));
            error.ifPresentOrElse(wrong -> wrong.send(request, message.id()), () -> dispatch(request, message));
        }
    }

    private static Optional<JsonRpcError> missing(Message message) {
        return OF_THE_LIBRARY.contains(message.method()) ? message.missing(400) : Optional.empty();
    }

    private void dispatch(RoutingContext request, Message message) {
        var answer = new Answer(request, message, discovery.serverInfo());
        if (message.method().equals(DISCOVER)) {
            answer.complete(discovery.result());
        } else if (OF_THE_LIBRARY.contains(message.method())) {
            library.answer(answer);
        } else {
            refuse(request, 404, METHOD_NOT_FOUND, "There is no method '" + message.method() + "' in this revision.");
        }
    }

    private static void refuse(RoutingContext request, int status, int code, String text) {
        new JsonRpcError(status, code, text, null).send(request, id(request));
    }

    /** Null where there is no message, or one without an id. */
    private static Object id(RoutingContext request) {
        Message message = Message.of(request);
        return message == null ? null : message.id();
    }
}
