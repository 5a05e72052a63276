package oauthlab.mcp.sessions;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.access.VerifiedTokens;
import oauthlab.mcp.messages.IncomingMessages;
import oauthlab.mcp.messages.JsonRpcError;

/**
 * The streams on which a client listens ({@code GET /mcp}). Its token was good when it began to listen; a stream ends when that
 * token ends or is revoked, and the client comes again with another one. MCP specification, "Listening for Messages from the Server".
 */
@Singleton
class OpenStreams {

    private static final int FIVE_SECONDS = 5_000;

    private final Map<HttpServerResponse, Caller> streams = new ConcurrentHashMap<>();
    private final StreamShares shares = new StreamShares();
    private final AtomicBoolean isChecking = new AtomicBoolean();
    private final VerifiedTokens tokens;

    OpenStreams(VerifiedTokens tokens) {
        this.tokens = tokens;
    }

    void register(@Observes Router router) {
        router.get(IncomingMessages.PATH)
                .order(IncomingMessages.KNOW_SESSION + 1)
                .handler(this::opened);
    }

    void watch(@Observes StartupEvent start, Vertx vertx) {
        vertx.setPeriodic(FIVE_SECONDS, again -> check(vertx));
    }

    private void opened(RoutingContext request) {
        Caller caller = Caller.of(request);
        if (!shares.take(caller)) {
            request.response().putHeader("Retry-After", "5");
            new JsonRpcError(
                            shares.hasRoom() ? 429 : 503,
                            JsonRpcError.INVALID_REQUEST,
                            "Too many streams are open. Close one first.",
                            null)
                    .send(request, null);
            return;
        }
        HttpServerResponse response = request.response();
        streams.put(response, caller);
        request.addEndHandler(ended -> forget(response));
        response.closeHandler(closed -> forget(response));
        request.next();
    }

    /** On a thread that may wait, because the list of revoked tokens may have to be read. A check that takes long has no queue. */
    private void check(Vertx vertx) {
        if (streams.isEmpty() || !isChecking.compareAndSet(false, true)) return;
        vertx.executeBlocking(() -> {
                    streams.forEach(this::endUnlessGood);
                    return null;
                })
                .onComplete(checked -> isChecking.set(false));
    }

    private void endUnlessGood(HttpServerResponse stream, Caller caller) {
        if (!isStillGood(caller)) end(stream);
    }

    private boolean isStillGood(Caller caller) {
        if (!caller.hasToken()) return true;
        try {
            tokens.verify(caller.token());
            return true;
        } catch (InvalidToken | Unavailable over) {
            return false;
        }
    }

    private void forget(HttpServerResponse stream) {
        Caller caller = streams.remove(stream);
        if (caller != null) shares.giveBack(caller);
    }

    private void end(HttpServerResponse stream) {
        forget(stream);
        if (!stream.ended() && !stream.closed()) stream.end();
    }
}
