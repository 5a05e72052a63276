package oauthlab.mcp.messages;

import static oauthlab.mcp.messages.JsonRpcError.INVALID_REQUEST;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import oauthlab.web.http.EarlyRefusals;

/**
 * Reads the message of each {@code POST /mcp}, after the guard has let it pass and before anybody acts on it. MCP
 * specification, "Sending Messages to the Server".
 */
@Singleton
public class IncomingMessages {

    /** The only path that speaks MCP. */
    public static final String PATH = "/mcp";

    /** The steps between the guard and the library, in their order. */
    public static final int READ = -60;

    public static final int KNOW_SESSION = -55;
    public static final int CHECK_SCOPES = -50;
    public static final int ANSWER_STATELESS = -45;
    static final int ENTER_LIBRARY = -40;

    private static final List<String> METHODS = List.of("GET", "POST", "DELETE");
    private static final int TOO_LARGE = 413;

    void register(@Observes Router router) {
        router.route(PATH).order(READ - 2).handler(IncomingMessages::requireMethod);
        router.post(PATH).order(READ - 1).handler(IncomingMessages::requireMediaTypes);
        router.post(PATH)
                .order(READ)
                .handler(BodyHandler.create(false).setBodyLimit(EarlyRefusals.MAX_BODY))
                .handler(IncomingMessages::read)
                .failureHandler(IncomingMessages::failed);
    }

    private static void requireMethod(RoutingContext request) {
        if (METHODS.contains(request.request().method().name())) {
            request.next();
            return;
        }
        request.response().putHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
        refuse(request, 405, "This address answers " + String.join(", ", METHODS) + ".");
    }

    private static void requireMediaTypes(RoutingContext request) {
        String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !type.split(";", 2)[0].strip().equalsIgnoreCase(AcceptHeader.JSON)) {
            refuse(request, 415, "The header Content-Type has to be application/json.");
            return;
        }
        if (!AcceptHeader.of(request).takesJson()) {
            refuse(
                    request,
                    406,
                    "The header Accept has to allow application/json, and should allow text/event-stream.");
            return;
        }
        request.next();
    }

    private static void read(RoutingContext request) {
        try {
            Message message = Message.read(request.body().buffer());
            message.keep(request);
            // The library reads the body again.
            if (message.hadNulls())
                ((RoutingContextInternal) request).setBody(message.json().toBuffer());
        } catch (Message.Malformed malformed) {
            malformed.send(request);
            return;
        }
        request.next();
    }

    private static void failed(RoutingContext request) {
        if (request.statusCode() == TOO_LARGE) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            refuse(request, TOO_LARGE, "The body is larger than 64 KiB.");
        } else {
            request.next();
        }
    }

    private static void refuse(RoutingContext request, int status, String message) {
        new JsonRpcError(status, INVALID_REQUEST, message, null).send(request, null);
    }
}
