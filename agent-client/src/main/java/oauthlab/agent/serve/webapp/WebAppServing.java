package oauthlab.agent.serve.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.BindException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.tasks.HttpTasks;
import oauthlab.agent.serve.Framing;
import oauthlab.agent.serve.JsonAnswers;
import oauthlab.shared.text.Invisible;

/** Starts and stops the HTTP server of the web application. */
@Singleton
final class WebAppServing {

    private static final String THIS_MACHINE = "127.0.0.1";
    private static final int IDLE_SECONDS = 90;

    private final Vertx vertx;
    private final SignIns signIns;
    private final HttpTasks tasks;
    private final WebAppSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    WebAppServing(
            Vertx vertx, SignIns signIns, HttpTasks tasks, WebAppSettings settings, ObjectMapper json, Clock clock) {
        this.vertx = vertx;
        this.signIns = signIns;
        this.tasks = tasks;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Starts it.
     *
     * @param log gets a line for each request
     * @throws AgentException when the port is taken, or there is no secret
     */
    Running start(int port, Consumer<String> log) {
        signIns.client();
        String origin = "http://localhost:" + port;
        var routes = new Routes(origin, signIns, tasks, settings, new JsonAnswers(json), clock);
        var options = new HttpServerOptions()
                .setHost(THIS_MACHINE)
                .setPort(port)
                // HTTP/2 has no header Host, which is looked at here.
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(Framing.MOST_READ)
                .setMaxHeaderSize(Framing.MOST_READ)
                .setIdleTimeout(IDLE_SECONDS);
        try {
            HttpServer server = vertx.createHttpServer(options)
                    .requestHandler(logging(routes.router(vertx), log))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new Running(server, origin);
        } catch (CompletionException failed) {
            throw notListening(port, failed.getCause());
        }
    }

    private static AgentException notListening(int port, Throwable why) {
        return AgentException.of(
                "Cannot listen at " + THIS_MACHINE + ", port " + port + ": "
                        + (why instanceof BindException ? "it is taken." : why.getMessage()),
                "Choose another: --port " + (port + 100) + ", or LAB_PORT_WEB.");
    }

    /** Without the query: a code is in it. */
    private Handler<HttpServerRequest> logging(Handler<HttpServerRequest> handler, Consumer<String> log) {
        return request -> {
            boolean isProbe = "/health".equals(request.path());
            if (!isProbe)
                request.response()
                        .endHandler(done -> log.accept(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " "
                                + Invisible.escaped(request.method() + " " + request.path()) + " "
                                + request.response().getStatusCode()));
            handler.handle(request);
        };
    }

    /** A server that listens. */
    record Running(HttpServer server, String origin) implements AutoCloseable {

        @Override
        public void close() {
            server.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
