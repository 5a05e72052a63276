package oauthlab.agent.goals.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpClientBuilderLoader;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.EOFException;
import java.time.Duration;

/**
 * The library's HTTP client, whose streams do not end in silence. Its reader of Ollama's answers waits for the line that says
 * "done", and goes on waiting when the server is gone before it.
 */
record NoticedEnds(HttpClientBuilder builder) implements HttpClientBuilder {

    NoticedEnds() {
        this(HttpClientBuilderLoader.loadHttpClientBuilder());
    }

    @Override
    public Duration connectTimeout() {
        return builder.connectTimeout();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return new NoticedEnds(builder.connectTimeout(timeout));
    }

    @Override
    public Duration readTimeout() {
        return builder.readTimeout();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return new NoticedEnds(builder.readTimeout(timeout));
    }

    @Override
    public HttpClient build() {
        return new Client(builder.build());
    }

    private record Client(HttpClient http) implements HttpClient {

        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            return http.execute(request);
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            http.execute(request, parser, new Listener(listener));
        }
    }

    private record Listener(ServerSentEventListener listener) implements ServerSentEventListener {

        @Override
        public void onOpen(SuccessfulHttpResponse response) {
            listener.onOpen(response);
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            listener.onEvent(event, context);
        }

        @Override
        public void onError(Throwable error) {
            listener.onError(error);
        }

        /** After a whole answer nobody listens any more, so this is heard only where it was not whole. */
        @Override
        public void onClose() {
            listener.onClose();
            listener.onError(new EOFException("the stream ended"));
        }
    }
}
