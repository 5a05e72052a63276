package oauthlab.console.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import oauthlab.console.hops.Hops;
import oauthlab.console.hops.News;

/**
 * {@code GET /events}: first all that is known, then {@code live}, then each change, as server-sent events. A page that reads too slowly is let go;
 * it comes back and starts from what is known then.
 */
@Singleton
class EventsEndpoint {

    private static final int MAX_WAITING_BYTES = 64 * 1024 * 1024;
    private static final long STILL_HERE_MILLISECONDS = 15_000;

    private final Hops hops;
    private final Vertx vertx;
    private final ObjectMapper json;
    private final String start;

    EventsEndpoint(Hops hops, Vertx vertx, ObjectMapper json, Clock clock) {
        this.hops = hops;
        this.vertx = vertx;
        this.json = json;
        this.start = clock.instant().toString();
    }

    void register(@Observes Router router) {
        router.get("/events").handler(this::stream);
    }

    private void stream(RoutingContext request) {
        HttpServerResponse response = request.response()
                .setChunked(true)
                .setWriteQueueMaxSize(MAX_WAITING_BYTES)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
        Context loop = vertx.getOrCreateContext();
        Consumer<News> listener = news -> {
            String text = text(news);
            loop.runOnContext(now -> write(response, text));
        };
        long timer = vertx.setPeriodic(STILL_HERE_MILLISECONDS, tick -> write(response, ": still here\n\n"));
        response.closeHandler(closed -> {
            hops.leave(listener);
            vertx.cancelTimer(timer);
        });
        listener.accept(new News("hello", Map.of("start", start)));
        hops.follow(listener, () -> listener.accept(new News("live", Map.of())));
    }

    private static void write(HttpServerResponse response, String text) {
        if (response.closed() || response.ended()) return;
        if (response.writeQueueFull()) response.reset();
        else response.write(text);
    }

    private String text(News news) {
        try {
            return "event: " + news.event() + "\ndata: " + json.writeValueAsString(news.data()) + "\n\n";
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException(defect.getOriginalMessage());
        }
    }
}
