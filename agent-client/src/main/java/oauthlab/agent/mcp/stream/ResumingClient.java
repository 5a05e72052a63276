package oauthlab.agent.mcp.stream;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import oauthlab.agent.mcp.calls.Call;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * An HTTP client for the MCP library, which itself takes up only streams that broke. Where a POST is answered by a stream of
 * events it hands out an {@link AnswerStream}. A refusal becomes a {@link HttpRefusal}, because the library takes a 400 for a
 * lost session and drops what the server said. All else is as ever.
 */
public final class ResumingClient extends HttpClient {

    static final String SESSION = "Mcp-Session-Id";
    /** What of the POST's headers goes with the GET. */
    private static final Set<String> KEPT = Set.of("mcp-session-id", "mcp-protocol-version");

    private static final Set<String> OURS = Set.of("agent-call", "agent-awaits");

    private static final int BAD_REQUEST = 400;

    /** A header for this class alone, which takes it out: the name of the call that a request is for. */
    public static final String CALL = "Agent-Call";

    /** Another one, with the id of the request that has to be answered. */
    public static final String AWAITS = "Agent-Awaits";

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final Supplier<Map<String, String>> headers;
    private final Supplier<CompletableFuture<Void>> mayLeave;
    private final Function<String, Optional<Call>> calls;

    private ResumingClient(HttpClient http, Settings settings) {
        this.http = http;
        this.headers = settings.headers();
        this.mayLeave = settings.mayLeave();
        this.calls = settings.calls();
    }

    /**
     * What a client works with.
     *
     * @param headers what goes with a GET besides: a token, perhaps a proof
     * @param mayLeave when the session may be ended
     * @param calls the call that a request with this {@link #CALL} is for
     */
    public record Settings(
            Supplier<Map<String, String>> headers,
            Supplier<CompletableFuture<Void>> mayLeave,
            Function<String, Optional<Call>> calls) {}

    /** The library takes a builder only. */
    public static HttpClient.Builder builder(Settings settings) {
        HttpClient.Builder usual = HttpClient.newBuilder().version(Version.HTTP_1_1);
        return (HttpClient.Builder) Proxy.newProxyInstance(
                ResumingClient.class.getClassLoader(),
                new Class<?>[] {HttpClient.Builder.class},
                (builder, method, arguments) -> {
                    Object result = method.invoke(usual, arguments);
                    return result instanceof HttpClient http ? new ResumingClient(http, settings) : builder;
                });
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return switch (request.method()) {
            case "POST" -> post(request, handler);
            case "DELETE" -> mayLeave.get().thenCompose(now -> http.sendAsync(request, handler));
            default ->
                http.sendAsync(
                        request,
                        answer -> answer.statusCode() == BAD_REQUEST
                                ? new RefusalBody<>(answer)
                                : slowed(handler.apply(answer)));
        };
    }

    /** What a server says between two answers has no end; it must not have a processor of its own. */
    @SuppressWarnings("unchecked")
    private static <T> BodySubscriber<T> slowed(BodySubscriber<T> subscriber) {
        return BodySubscribers.mapping(
                subscriber,
                body -> body instanceof Publisher<?> all
                        ? (T) JdkFlowAdapter.publisherToFlowPublisher(
                                JdkFlowAdapter.flowPublisherToFlux((Publisher<List<ByteBuffer>>) all)
                                        .delayElements(PAUSE, Schedulers.boundedElastic()))
                        : body);
    }

    /** Ends with its call, and after {@link #TIMEOUT} in any case. */
    @SuppressWarnings("unchecked")
    private <T> CompletableFuture<HttpResponse<T>> post(HttpRequest marked, BodyHandler<T> handler) {
        HttpRequest request = HttpRequest.newBuilder(
                        marked, (name, value) -> !OURS.contains(name.toLowerCase(Locale.ROOT)))
                .build();
        var over = new CompletableFuture<Void>().completeOnTimeout(null, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        marked.headers().firstValue(CALL).flatMap(calls).ifPresent(call -> {
            Runnable isDone = call.endWith(() -> over.complete(null));
            over.thenRun(isDone);
        });
        Optional<String> awaited = marked.headers().firstValue(AWAITS);
        var sent = http.sendAsync(
                request,
                answer ->
                        RefusalBody.isRefusal(request, answer) || awaited.isPresent() && RefusalBody.isNoAnswer(answer)
                                ? new RefusalBody<>(answer)
                                : BodySubscribers.mapping(
                                        handler.apply(answer),
                                        body -> body instanceof Publisher<?> first
                                                ? (T) whole(
                                                        request,
                                                        new Answer(answer, awaited),
                                                        (Publisher<List<ByteBuffer>>) first,
                                                        over)
                                                : body));
        over.thenRun(() -> sent.cancel(true));
        sent.exceptionally(failed -> {
            over.complete(null);
            return null;
        });
        return sent;
    }

    /** The responses, and the requests that wait for them. */
    private record Answer(ResponseInfo info, Optional<String> awaited) {}

    private Publisher<List<ByteBuffer>> whole(
            HttpRequest request, Answer answer, Publisher<List<ByteBuffer>> first, CompletableFuture<Void> over) {
        Publisher<List<ByteBuffer>> body = Gzip.opened(answer.info(), first);
        Optional<String> session = answer.info().headers().firstValue(SESSION);
        Flux<List<ByteBuffer>> all = MediaType.isStream(answer.info())
                ? new AnswerStream(answer.awaited(), lastId -> rest(request, session, lastId)).from(body)
                : AnswerDocument.of(answer.awaited(), answer.info().statusCode(), body);
        return JdkFlowAdapter.publisherToFlowPublisher(
                all.takeUntilOther(Mono.fromFuture(over, true)).doFinally(end -> over.complete(null)));
    }

    private CompletableFuture<Publisher<List<ByteBuffer>>> rest(
            HttpRequest request, Optional<String> session, String lastId) {
        var again = HttpRequest.newBuilder(request, (name, value) -> KEPT.contains(name.toLowerCase(Locale.ROOT)))
                .GET()
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastId);
        // The answer that begins a session is the only one to a request without it.
        session.ifPresent(id -> again.setHeader(SESSION, id));
        headers.get().forEach(again::setHeader);
        return http.sendAsync(
                        again.build(),
                        answer -> MediaType.isStream(answer)
                                ? BodySubscribers.ofPublisher()
                                : BodySubscribers.replacing(null))
                .thenApply(ResumingClient::body);
    }

    private static Publisher<List<ByteBuffer>> body(HttpResponse<Publisher<List<ByteBuffer>>> response) {
        if (response.body() != null) return response.body();
        throw new CompletionException(new IOException("GET -> " + response.statusCode() + ", and no stream"));
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return http.send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return http.sendAsync(request, handler, pushed);
    }
}
