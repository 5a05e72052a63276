package oauthlab.mcp.conformance;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;

/** Adds a token to each request, because the suite cannot send one. */
final class TokenProxy implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final int target;
    private final String token;

    TokenProxy(int port, int target, String token) {
        this.target = target;
        this.token = token;
        vertx.createHttpServer()
                .requestHandler(this::pass)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void pass(HttpServerRequest request) {
        request.pause();
        var options = new RequestOptions()
                .setMethod(request.method())
                .setHost("127.0.0.1")
                .setPort(target)
                .setURI(request.uri());
        client.request(options)
                .compose(onward -> {
                    onward.headers().addAll(request.headers()).set("Authorization", "Bearer " + token);
                    request.response().closeHandler(gone -> onward.reset());
                    return onward.send(request);
                })
                .onSuccess(answer -> {
                    request.response()
                            .setStatusCode(answer.statusCode())
                            .headers()
                            .addAll(answer.headers());
                    answer.pipeTo(request.response());
                })
                .onFailure(failure -> request.response().setStatusCode(502).end());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
