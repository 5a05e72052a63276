package oauthlab.auth.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
                .putHeader("Accept", "application/json")
                .setTimeout(PATIENCE.toMillis());
        var answer = new CompletableFuture<FetchedDocument>();
        http.request(options)
                .compose(request -> request.send())
                .onSuccess(response -> read(response, mostBytes, answer))
                .onFailure(answer::completeExceptionally);
        return await(uri, answer);
    }

    private static void read(HttpClientResponse response, int mostBytes, CompletableFuture<FetchedDocument> answer) {
        String type = response.getHeader("Content-Type");
        if (response.statusCode() != 200) {
            give(response, answer, "the answer was HTTP " + response.statusCode());
        } else if (type == null || !type.split(";")[0].strip().matches("(?i)application/([\\w.-]+\\+)?json")) {
            give(response, answer, "the answer was not JSON");
        } else {
            collect(response, mostBytes, answer);
        }
    }

    private static void collect(HttpClientResponse response, int mostBytes, CompletableFuture<FetchedDocument> answer) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::completeExceptionally)
                .handler(part -> {
                    body.appendBuffer(part);
                    if (body.length() > mostBytes) give(response, answer, "it has more than " + mostBytes + " bytes");
                })
                .endHandler(end -> answer.complete(new FetchedDocument(
                        body.toString(StandardCharsets.UTF_8), goodFor(response.getHeader("Cache-Control")))));
    }

    private static void give(HttpClientResponse response, CompletableFuture<FetchedDocument> answer, String reason) {
        answer.completeExceptionally(new FetchFailed(reason));
        response.request().connection().close();
    }

    /** All of it within our patience: a server that sends a byte a second wins nothing. */
    private static FetchedDocument await(URI uri, CompletableFuture<FetchedDocument> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new FetchFailed(uri.getHost() + " took longer than " + PATIENCE.toSeconds() + " seconds");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof FetchFailed known) throw known;
            throw new FetchFailed(uri.getHost() + " does not answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new FetchFailed("the server stops");
        }
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
