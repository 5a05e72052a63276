package oauthlab.agent.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.serve.gateway.Caller;
import oauthlab.agent.serve.gateway.FairShares;
import oauthlab.agent.serve.gateway.Gateway;
import oauthlab.agent.serve.gateway.Gateways;
import oauthlab.agent.serve.gateway.Limits;
import oauthlab.agent.serve.gateway.Problem;
import oauthlab.shared.text.Invisible;

/** Starts and stops an HTTP server; the other commands have none, and never load its library. */
@Singleton
final class HttpServing {

    private static final int IDLE_SECONDS = 90;
    /** Each may hold a body of 64 KiB. */
    private static final int MAX_REQUESTS = 500;

    private final Vertx vertx;
    private final Gateways gateways;
    private final ObjectMapper json;
    private final ServeSettings settings;
    private final Clock clock;

    HttpServing(Vertx vertx, Gateways gateways, ObjectMapper json, ServeSettings settings, Clock clock) {
        this.vertx = vertx;
        this.gateways = gateways;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is served, where, and to whom.
     *
     * @param config the file of {@code --config}
     * @param user whose tokens are used
     * @param port 0 for any that is free
     * @param log a line for each request
     */
    record Choice(
            Optional<Path> config, Optional<String> user, int port, AllowedCallers visitors, Consumer<String> log) {}

    /** @throws AgentException when the file as a whole cannot be used, or the port is taken */
    Running start(Choice choice) {
        var limits = new Limits(settings.patience(), settings.callsAtOnce());
        Gateway gateway = gateways.open(choice.config(), choice.user(), limits, choice.log());
        var answers = new JsonAnswers(json);
        var running = new Running(gateway, answers, choice.log());
        try {
            running.listen(new Addresses(gateway, choice.visitors(), answers), choice);
        } catch (CompletionException failed) {
            gateway.close();
            throw notListening(choice, failed.getCause());
        }
        return running;
    }

    private static AgentException notListening(Choice choice, Throwable why) {
        String where = choice.visitors().host() + ", port " + choice.port();
        return why instanceof BindException
                ? AgentException.of(
                        "Cannot listen at " + where + ": it is taken, or is no address of this machine.",
                        "Choose another: --port " + (choice.port() + 100) + ", or LAB_PORT_AGENT.")
                : AgentException.of("Cannot listen at " + where + ": " + why.getMessage());
    }

    /** A server that listens. */
    final class Running implements AutoCloseable {

        private final Gateway gateway;
        private final JsonAnswers answers;
        private final Consumer<String> log;
        /** One party for the server itself, and one for each request that runs. */
        private final Phaser requests = new Phaser(1);

        private final FairShares shares = new FairShares(MAX_REQUESTS);

        private HttpServer server;
        private volatile boolean isStopping;

        private Running(Gateway gateway, JsonAnswers answers, Consumer<String> log) {
            this.gateway = gateway;
            this.answers = answers;
            this.log = log;
        }

        private void listen(Addresses addresses, Choice choice) {
            var options = new HttpServerOptions()
                    .setHost(choice.visitors().host())
                    .setPort(choice.port())
                    // HTTP/2 has no header Host, which is looked at here.
                    .setHttp2ClearTextEnabled(false)
                    .setIdleTimeout(IDLE_SECONDS)
                    .setMaxInitialLineLength(Framing.MOST_READ)
                    .setMaxHeaderSize(Framing.MOST_READ)
                    .setCompressionSupported(true);
            server = vertx.createHttpServer(options)
                    .requestHandler(addresses.router(vertx, this::count))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }

        private void count(RoutingContext request) {
            Instant from = clock.instant();
            requests.register();
            Optional<Runnable> place =
                    shares.take(Caller.at(request.request().remoteAddress().hostAddress()));
            request.addEndHandler(done -> {
                log(request.request(), request.response().getStatusCode(), from);
                place.ifPresent(Runnable::run);
                requests.arriveAndDeregister();
            });
            if (isStopping)
                answers.failure(
                        request,
                        Problem.of(503, "stopping", "This server is about to stop.")
                                .with("Connection", "close"));
            else if (place.isEmpty())
                answers.failure(
                        request,
                        Problem.of(
                                        429,
                                        "too_many_requests",
                                        "You have " + shares.perHost()
                                                + " requests under way, or your network has more. Try again.")
                                .with("Retry-After", "1"));
            else if (requests.getRegisteredParties() > MAX_REQUESTS)
                answers.failure(
                        request,
                        Problem.of(503, "busy", "This server answers " + MAX_REQUESTS + " requests already. Try again.")
                                .with("Retry-After", "1"));
            else request.next();
        }

        /** Without the query and the body: nobody's secrets stand in a path. */
        private void log(HttpServerRequest request, int status, Instant from) {
            if (request.path().equals("/health")) return;
            Instant now = clock.instant();
            String line = Invisible.escaped(request.method() + " " + request.path());
            log.accept(now.truncatedTo(ChronoUnit.SECONDS) + " " + line + " " + status + " "
                    + Duration.between(from, now).toMillis() + " ms");
        }

        int port() {
            return server.actualPort();
        }

        Gateway gateway() {
            return gateway;
        }

        /** What runs may finish, within limits; what comes now is sent away. */
        @Override
        public synchronized void close() {
            if (isStopping) return;
            isStopping = true;
            int phase = requests.arriveAndDeregister();
            try {
                requests.awaitAdvanceInterruptibly(
                        phase, settings.patienceAtTheEnd().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException tooLong) {
                log.accept("Some calls have not ended; they are cut off.");
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            gateway.close();
            server.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
