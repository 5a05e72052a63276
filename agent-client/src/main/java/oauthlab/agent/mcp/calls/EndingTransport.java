package oauthlab.agent.mcp.calls;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/** Tells the server when nobody waits for its answer any more, and the library, which would keep the question for ever. */
public final class EndingTransport implements McpClientTransport {

    private static final String CALL = "call";
    private static final String CANCELLED = "notifications/cancelled";
    /** The code of an error that stands for an answer which did not come. */
    public static final int NO_ANSWER = -32800;

    private static final Duration TO_TELL = Duration.ofSeconds(2);

    private final McpClientTransport transport;
    /** For each request without an answer: what to call when the answer is there. */
    private final Map<Object, Runnable> open = new ConcurrentHashMap<>();

    private final Set<Mono<Void>> beingTold = ConcurrentHashMap.newKeySet();

    private volatile Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler = message -> message;

    public EndingTransport(McpClientTransport transport) {
        this.transport = transport;
    }

    /** What the library has to carry from the thread that asks to the one that sends. */
    public static McpTransportContext context() {
        return Call.current()
                .map(call -> McpTransportContext.create(Map.of(CALL, call)))
                .orElse(McpTransportContext.EMPTY);
    }

    /** The call that a message belongs to. */
    public static Optional<Call> callIn(McpTransportContext context) {
        return Optional.ofNullable((Call) context.get(CALL));
    }

    /** Is this what the library is told in place of an answer that nobody waits for? */
    public static boolean isNoAnswer(McpError refusal) {
        return Integer.valueOf(NO_ANSWER).equals(refusal.getJsonRpcError().code());
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> messages) {
        handler = messages;
        return transport.connect(message -> messages.apply(message.doOnNext(this::note)));
    }

    private void note(JSONRPCMessage message) {
        if (message instanceof JSONRPCResponse response) forget(response.id());
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        // Nobody may cancel the handshake; a connection whose handshake fails is closed.
        if (!(message instanceof JSONRPCRequest request) || request.method().equals(McpSchema.METHOD_INITIALIZE))
            return transport.sendMessage(message);
        return Mono.deferContextual(context -> {
            call(context).ifPresent(call -> open.put(request.id(), call.endWith(() -> cancel(request))));
            // Refused by HTTP, it is as good as answered.
            return transport.sendMessage(message).doOnError(refused -> forget(request.id()));
        });
    }

    private void forget(Object request) {
        Runnable isAnswered = open.remove(request);
        if (isAnswered != null) isAnswered.run();
    }

    private static Optional<Call> call(ContextView context) {
        return callIn(context.getOrDefault(McpTransportContext.KEY, McpTransportContext.EMPTY));
    }

    private void cancel(JSONRPCRequest request) {
        open.remove(request.id());
        var notice = new JSONRPCNotification(
                McpSchema.JSONRPC_VERSION,
                CANCELLED,
                Map.of("requestId", request.id(), "reason", "Nobody waits for the answer any more."));
        // This thread may be an interrupted one, on which nothing can wait for a token to send.
        Mono<Void> telling = transport
                .sendMessage(notice)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(TO_TELL)
                .onErrorComplete()
                .cache();
        beingTold.add(telling);
        telling.doFinally(told -> beingTold.remove(telling)).subscribe();
        var answer = new JSONRPCResponse(
                McpSchema.JSONRPC_VERSION, request.id(), null, new JSONRPCError(NO_ANSWER, "not in time", null));
        handler.apply(Mono.just(answer)).onErrorComplete().subscribe();
    }

    @Override
    public Mono<Void> closeGracefully() {
        // The last call on a connection may be the one that nobody waits for: it is closed when the server knows.
        return Mono.defer(() -> Mono.when(List.copyOf(beingTold))).then(Mono.defer(transport::closeGracefully));
    }

    @Override
    public void setExceptionHandler(Consumer<Throwable> failures) {
        transport.setExceptionHandler(failures);
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return RawResults.carrying(data, type).orElseGet(() -> transport.unmarshalFrom(data, type));
    }

    @Override
    public List<String> protocolVersions() {
        return transport.protocolVersions();
    }
}
