package oauthlab.mcp.sessions;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.access.VerifiedTokens;
import oauthlab.mcp.messages.IncomingMessages;
import oauthlab.mcp.messages.JsonRpcError;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The streams on which a client listens ({@code GET /mcp}). Its token was good when it began to listen; a stream ends when that
 * token ends or is revoked, and the client comes again with another one. MCP specification, "Listening for Messages from the Server".
 *
 * <p>A short outage of the authorization server ends no stream. It lives on for as long as an old list of revoked tokens is believed,
 * counted from when its token was last known to be good, or let in; then it ends.
 */
@Singleton
class OpenStreams {

    private static final int FIVE_SECONDS = 5_000;

    private final Map<HttpServerResponse, Listener> streams = new ConcurrentHashMap<>();
    private final StreamShares shares = new StreamShares();
    private final AtomicBoolean isChecking = new AtomicBoolean();
    private final VerifiedTokens tokens;
    private final Duration patience;
    private final Clock clock;

    OpenStreams(
            VerifiedTokens tokens,
            @ConfigProperty(name = "oauthlab.revoked.refuse-when-older-than") Duration patience,
            Clock clock) {
        this.tokens = tokens;
        this.patience = patience;
        this.clock = clock;
    }

    /** Who listens, and when the token was last known to be good. Only the thread that checks changes that. */
    private static final class Listener {

        private final Caller caller;
        private volatile Instant knownAt;

        Listener(Caller caller, Instant knownAt) {
            this.caller = caller;
            this.knownAt = knownAt;
        }
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
        streams.put(response, new Listener(caller, clock.instant()));
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

    private void endUnlessGood(HttpServerResponse stream, Listener listener) {
        if (!isStillGood(listener)) end(stream);
    }

    private boolean isStillGood(Listener listener) {
        if (!listener.caller.hasToken()) return true;
        Instant now = clock.instant();
        try {
            VerifiedCredential good = tokens.verify(listener.caller.token());
            if (tokens.isFresh(good)) listener.knownAt = now;
            return true;
        } catch (InvalidToken over) {
            return false;
        } catch (Unavailable nobodyKnows) {
            return now.isBefore(listener.knownAt.plus(patience));
        }
    }

    private void forget(HttpServerResponse stream) {
        Listener listener = streams.remove(stream);
        if (listener != null) shares.giveBack(listener.caller);
    }

    private void end(HttpServerResponse stream) {
        forget(stream);
        if (!stream.ended() && !stream.closed()) stream.end();
    }
}
