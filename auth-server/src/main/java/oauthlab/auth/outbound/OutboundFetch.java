package oauthlab.auth.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

/**
 * Fetches a small JSON document: a few seconds, a few kilobytes, no redirects, only where {@link PublicAddresses} allows.
 *
 * <p>A redirect is a failure, since it leads where nobody has looked yet.
 */
@ApplicationScoped
public class OutboundFetch {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int CONNECTIONS_A_HOST = 4;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration UNSAID = Duration.ofMinutes(5);

    private final PublicAddresses addresses;
    private final HttpClient http;

    OutboundFetch(PublicAddresses addresses, Vertx vertx) {
        this.addresses = addresses;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setMaxPoolSize(CONNECTIONS_A_HOST)
                .setKeepAlive(false));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /** @throws FetchFailed when it cannot be had, for whatever reason */
    public FetchedDocument json(URI uri, int mostBytes) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(uri.toString())
                .setServer(SocketAddress.inetSocketAddress(
                        port(uri), addresses.resolve(uri).getHostAddress()))
                .putHeader("Accept", "application/json");
        PeerAnswer answer = new HttpCall(http, PATIENCE, mostBytes).send(options, null);
        if (answer.status() != 200) throw new FetchFailed("the answer was HTTP " + answer.status());
        if (!answer.isJson()) throw new FetchFailed("the answer was not JSON");
        return new FetchedDocument(
                answer.body(), goodFor(answer.header("Cache-Control").orElse(null)));
    }

    static Duration goodFor(String cacheControl) {
        if (cacheControl == null) return UNSAID;
        if (cacheControl.contains("no-store") || cacheControl.contains("no-cache")) return SHORTEST;
        return Arrays.stream(cacheControl.split(","))
                .map(String::strip)
                .filter(directive -> directive.matches("max-age=\\d{1,9}"))
                .findFirst()
                .map(directive -> Duration.ofSeconds(Long.parseLong(directive.substring("max-age=".length()))))
                .map(age -> age.compareTo(SHORTEST) < 0 ? SHORTEST : age.compareTo(LONGEST) > 0 ? LONGEST : age)
                .orElse(UNSAID);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) return uri.getPort();
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
