package oauthlab.auth.foundation.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its whole answer, within a time and a size. */
final class HttpCall {

    private final HttpClient http;
    private final Duration patience;
    private final int mostBytes;

    HttpCall(HttpClient http, Duration patience, int mostBytes) {
        this.http = http;
        this.patience = patience;
        this.mostBytes = mostBytes;
    }

    /** @throws FetchFailed when there is no answer, or too much of it */
    PeerResponse send(RequestOptions options, String body) {
        options.setTimeout(patience.toMillis()).setConnectTimeout(patience.toMillis());
        var answer = new CompletableFuture<PeerResponse>();
        http.request(options)
                .onSuccess(request -> send(request, body, answer))
                .onFailure(answer::completeExceptionally);
        return await(options.getHost(), patience, answer);
    }

    /** When nobody waits any more, for whatever reason, the connection is closed: the other side must not hold it. */
    private void send(HttpClientRequest request, String body, CompletableFuture<PeerResponse> answer) {
        answer.whenComplete((done, failure) -> {
            if (failure != null) request.reset();
        });
        if (answer.isDone()) return;
        // Who listens to the answer is told so on the thread that reads it; later might be too late.
        (body == null ? request.send() : request.send(body))
                .onSuccess(response -> collect(response, answer))
                .onFailure(answer::completeExceptionally);
    }

    private void collect(HttpClientResponse response, CompletableFuture<PeerResponse> answer) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(answer::completeExceptionally)
                .handler(part -> {
                    body.appendBuffer(part);
                    if (body.length() > mostBytes)
                        answer.completeExceptionally(new FetchFailed("it has more than " + mostBytes + " bytes"));
                })
                .endHandler(end -> answer.complete(new PeerResponse(
                        response.statusCode(), response.headers(), body.toString(StandardCharsets.UTF_8))));
    }

    /** All of it within our patience: a server that sends a byte a second wins nothing. */
    static <T> T await(String host, Duration patience, CompletableFuture<T> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            var failure = new FetchFailed(
                    host + " took longer than " + patience.plusMillis(999).toSeconds() + " seconds");
            answer.completeExceptionally(failure);
            throw failure;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof FetchFailed known) throw known;
            throw new FetchFailed(host + " does not answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new FetchFailed("the server stops");
        }
    }
}
