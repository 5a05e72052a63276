package oauthlab.auth.foundation.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Fetches a small JSON document: a few seconds, a few kilobytes, no redirects, only where {@link PublicAddresses} allows.
 *
 * <p>A redirect is a failure, since it leads where nobody has looked yet.
 */
@ApplicationScoped
public class OutboundFetch {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int CONNECTIONS_A_HOST = 32;
    private static final Duration MIN_AGE = Duration.ofSeconds(5);
    private static final Duration MAX_AGE = Duration.ofHours(24);
    private static final Duration UNSAID = Duration.ofMinutes(5);

    private final PublicAddresses addresses;
    private final FetchLimit limit;
    private final HttpClient http;

    /** A name server of a stranger may be slow. There are as many of these threads as fetches, which have turns. */
    private final ExecutorService lookUps = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "look-up");
        thread.setDaemon(true);
        return thread;
    });

    OutboundFetch(PublicAddresses addresses, FetchLimit limit, Vertx vertx) {
        this.addresses = addresses;
        this.limit = limit;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) TIMEOUT.toMillis())
                .setMaxPoolSize(CONNECTIONS_A_HOST)
                .setKeepAlive(false));
    }

    @PreDestroy
    void close() {
        http.close();
        lookUps.shutdownNow();
    }

    /**
     * @throws FetchFailed when it cannot be had, for whatever reason
     * @throws oauthlab.auth.foundation.ratelimit.RateLimited when the sender of the present request makes us fetch too much at once
     */
    public FetchedDocument json(URI uri, int mostBytes) {
        FetchLimit.Turn turn = limit.take(String.valueOf(uri.getHost()));
        CompletableFuture<InetAddress> lookUp = CompletableFuture.supplyAsync(() -> addresses.resolve(uri), lookUps);
        try {
            return json(uri, lookUp, mostBytes);
        } finally {
            // A look-up cannot be broken off, so its turn is not over before it is.
            lookUp.whenComplete((address, failure) -> turn.close());
        }
    }

    private FetchedDocument json(URI uri, CompletableFuture<InetAddress> lookUp, int mostBytes) {
        long begin = System.nanoTime();
        InetAddress address = HttpCall.await(uri.getHost(), TIMEOUT, lookUp.copy());
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(uri.toString())
                .setServer(SocketAddress.inetSocketAddress(port(uri), address.getHostAddress()))
                .putHeader("Accept", "application/json");
        Duration left = TIMEOUT.minusNanos(System.nanoTime() - begin);
        PeerResponse answer =
                new HttpCall(http, left.isNegative() ? Duration.ofMillis(1) : left, mostBytes).send(options, null);
        if (answer.status() != 200) throw new FetchFailed("the answer was HTTP " + answer.status());
        if (!answer.isJson()) throw new FetchFailed("the answer was not JSON");
        return new FetchedDocument(
                answer.body(), goodFor(answer.header("Cache-Control").orElse(null)));
    }

    static Duration goodFor(String cacheControl) {
        if (cacheControl == null) return UNSAID;
        if (cacheControl.contains("no-store") || cacheControl.contains("no-cache")) return MIN_AGE;
        return Arrays.stream(cacheControl.split(","))
                .map(String::strip)
                .filter(directive -> directive.matches("max-age=\\d{1,9}"))
                .findFirst()
                .map(directive -> Duration.ofSeconds(Long.parseLong(directive.substring("max-age=".length()))))
                .map(age -> age.compareTo(MIN_AGE) < 0 ? MIN_AGE : age.compareTo(MAX_AGE) > 0 ? MAX_AGE : age)
                .orElse(UNSAID);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) return uri.getPort();
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
