package oauthlab.agent.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpTransportSessionNotFoundException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import oauthlab.agent.foundation.transcript.Exchange;
import oauthlab.agent.foundation.transcript.Exchange.Message;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.mcp.calls.Call;
import oauthlab.agent.mcp.calls.EndingTransport;
import oauthlab.agent.mcp.stream.ResumingClient;
import reactor.core.publisher.Mono;

/**
 * Streamable HTTP that notes each request and its answer. An answer that gets here came with status 200; whether it is
 * a good one stands in its JSON-RPC.
 */
final class RecordingTransport implements McpClientTransport {

    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final String SESSION = "Mcp-Session-Id";
    private static final int MAX_OPEN = 100;
    /** Soon after that whoever made this connection closes it all the same. */
    private static final Duration MAX_WAIT = Duration.ofMillis(900);

    private final HttpClientStreamableHttpTransport transport;
    private final URI url;
    private final Transcript transcript;
    private final ObjectMapper json;
    private final AtomicLong names = new AtomicLong();
    private final Map<String, Call> calls = latest();
    /** Only to note them; a server that never answers makes neither grow. */
    private final Map<Object, JSONRPCRequest> open = latest();

    private final Map<String, Map<String, List<String>>> headers = latest();
    private final Set<CompletableFuture<Void>> onTheirWay = ConcurrentHashMap.newKeySet();
    private volatile boolean isInSession;
    private volatile Optional<Runnable> forgotten = Optional.empty();

    /** What goes with a request, made for that request: a token, and perhaps a proof for its method and address. */
    interface HeaderSource {
        Map<String, String> headers(String method, URI address);
    }

    RecordingTransport(URI url, HeaderSource source, Transcript transcript, ObjectMapper json) {
        this.url = url;
        this.transcript = transcript;
        this.json = json;
        this.transport = HttpClientStreamableHttpTransport.builder(
                        url.resolve("/").toString())
                .endpoint(endpoint(url))
                .maxResponseSize(StatelessHttp.MAX_BYTES)
                .clientBuilder(ResumingClient.builder(new ResumingClient.Settings(
                        () -> source.headers("GET", url),
                        this::allAnswered,
                        name -> Optional.ofNullable(calls.remove(name)))))
                .httpRequestCustomizer((request, method, endpoint, body, context) -> {
                    requireSession(request.copy().build());
                    limit(request, method);
                    source.headers(method, endpoint).forEach(request::setHeader);
                    noteHeaders(request, body);
                    EndingTransport.callIn(context).ifPresent(call -> mark(request, body, call));
                })
                .build();
    }

    /** Saying goodbye is worth a moment, not more. */
    private static void limit(HttpRequest.Builder request, String method) {
        if (method.equals("DELETE")) request.timeout(GOODBYE);
    }

    private void mark(HttpRequest.Builder request, String body, Call call) {
        if (body == null) return;
        String name = String.valueOf(names.incrementAndGet());
        calls.put(name, call);
        request.setHeader(ResumingClient.CALL, name);
        idOfRequest(body).ifPresent(id -> request.setHeader(ResumingClient.AWAITS, id));
    }

    private static <K, V> Map<K, V> latest() {
        return Collections.synchronizedMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MAX_OPEN;
            }
        });
    }

    private static String endpoint(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return transport.connect(message -> handler.apply(message.doOnNext(this::note)));
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        if (message instanceof JSONRPCRequest request) open.put(request.id(), request);
        return Mono.defer(() -> {
            var answered = new CompletableFuture<Void>();
            onTheirWay.add(answered);
            return transport.sendMessage(message).doFinally(end -> {
                onTheirWay.remove(answered);
                answered.complete(null);
            });
        });
    }

    /** The library begins another session behind our back, and sends in none what was meant for the one before. */
    private void requireSession(HttpRequest request) {
        boolean isThere = request.headers().firstValue(SESSION).isPresent();
        if (isInSession && !isThere) throw new McpTransportSessionNotFoundException("The session has ended.");
        isInSession = isThere;
    }

    /**
     * The library ends a session as soon as one message is refused because the server has forgotten it. Then it drops the others, and
     * nobody learns whether the server refused them, too.
     */
    private CompletableFuture<Void> allAnswered() {
        return CompletableFuture.allOf(onTheirWay.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void noteHeaders(HttpRequest.Builder request, String body) {
        if (body == null) return;
        headers.put(idIn(body), request.copy().build().headers().map());
    }

    private String idIn(String message) {
        return idOfRequest(message).orElse("");
    }

    /** Notifications have no id, and answers no method. */
    private Optional<String> idOfRequest(String message) {
        try {
            JsonNode read = json.readTree(message);
            return read.has("method") && read.hasNonNull("id")
                    ? Optional.of(read.path("id").asText())
                    : Optional.empty();
        } catch (JsonProcessingException noRequest) {
            return Optional.empty();
        }
    }

    private void note(JSONRPCMessage message) {
        if (!(message instanceof JSONRPCResponse response)) return;
        JSONRPCRequest request = open.remove(response.id());
        if (request == null) return;
        Map<String, List<String>> sent = headers.remove(request.id().toString());
        transcript.add(new Exchange(
                "POST " + url + " " + name(request),
                response.error() == null
                        ? "200"
                        : "200, JSON-RPC error " + response.error().code(),
                Message.sent(sent == null ? Map.of() : sent, write(request)),
                new Message(Map.of(), write(response))));
    }

    /** {@code tools/call get_task}. */
    private static String name(JSONRPCRequest request) {
        return request.params() instanceof CallToolRequest call
                ? request.method() + " " + call.name()
                : request.method();
    }

    private String write(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException notShown) {
            return "(" + message.getClass().getSimpleName() + ")";
        }
    }

    @Override
    public Mono<Void> closeGracefully() {
        return transport.closeGracefully();
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return transport.unmarshalFrom(data, type);
    }

    @Override
    public List<String> protocolVersions() {
        return transport.protocolVersions();
    }

    /** @param then what to do when the server has forgotten the session, just before the one who was refused is told */
    void whenForgotten(Runnable then) {
        forgotten = Optional.of(then);
    }

    /**
     * By itself the library begins another session in the same connection, and others may send messages that are in neither: they get
     * no answer. So whoever can make another connection is asked to.
     */
    @Override
    public void setExceptionHandler(Consumer<Throwable> handler) {
        transport.setExceptionHandler(failed -> {
            if (failed instanceof McpTransportSessionNotFoundException && forgotten.isPresent())
                forgotten.get().run();
            else handler.accept(failed);
        });
    }
}
