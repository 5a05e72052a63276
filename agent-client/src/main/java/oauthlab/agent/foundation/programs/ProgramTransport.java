package oauthlab.agent.foundation.programs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import oauthlab.agent.foundation.config.StdioServer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.RpcAnswer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Messages to and from a program, a line each. MCP 2025-11-25, "stdio". What is not a message is skipped, and said once. When the
 * program ends, everybody who waits for it learns at once how and why.
 */
public final class ProgramTransport implements McpClientTransport {

    /** Known by identity: no server can send it. */
    private static final Object PROGRAM_ENDED = new Object();

    private static final ObjectMapper TREE = new ObjectMapper();
    private static final int INTERNAL_ERROR = -32603;
    private static final int MAX_SHOWN = 200;

    private final StdioServer server;
    private final Consumer<String> notices;
    private final McpJsonMapper json = McpJsonDefaults.getMapper();
    private final Set<Object> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isNoticed = new AtomicBoolean();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler = message -> message;
    private final Program program;
    /** How it ended; known a moment after it is over. */
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /** The program is gone: the message has reached nobody. */
    public static final class Gone extends RuntimeException {

        private Gone(String why) {
            super(why, null, false, false);
        }
    }

    private ProgramTransport(StdioServer server, Consumer<String> notices) {
        this.server = server;
        this.notices = notices;
        this.program = Program.start(server);
    }

    /**
     * Starts the program.
     *
     * @param notices gets a sentence about the first line that is not a message
     * @throws AgentException when it cannot be started
     */
    public static ProgramTransport start(StdioServer server, Consumer<String> notices) {
        return new ProgramTransport(server, notices);
    }

    /** Why a request has no answer, when that is because the program has ended. */
    public static Optional<String> end(McpError error) {
        return error.getJsonRpcError().data() == PROGRAM_ENDED
                ? Optional.of(error.getJsonRpcError().message())
                : Optional.empty();
    }

    public boolean isOver() {
        return isOver.get();
    }

    /** What the program said so far, for calls that get no response. */
    public String lastLines() {
        return program.lastLines().orElse("It said nothing on stderr.");
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> messages) {
        return Mono.fromRunnable(() -> {
            handler = messages;
            Thread reader = Program.thread(this::read, "reads " + server.name());
            reader.start();
            program.whenOver(reader, this::over);
        });
    }

    private void read() {
        try (InputStream lines = new BufferedInputStream(program.output())) {
            for (String line = Program.line(lines); line != null; line = Program.line(lines)) take(stripped(line));
        } catch (IOException broken) {
            notices.accept(server.name() + ": " + broken.getMessage());
        }
        over();
    }

    /** Programs of Windows like to begin with a byte order mark. */
    private static String stripped(String line) {
        return (line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
    }

    private void take(String line) {
        if (line.isEmpty()) return;
        List<JSONRPCMessage> messages = messages(line);
        messages.forEach(this::pass);
        if (messages.isEmpty()) skip(line);
    }

    private List<JSONRPCMessage> messages(String line) {
        try {
            return List.of(McpSchema.deserializeJsonRpcMessage(json, line));
        } catch (IOException | RuntimeException otherForm) {
            return completed(line);
        }
    }

    /** A batch, as in revisions before 2025-06-18, or an answer that has not quite the form. */
    private List<JSONRPCMessage> completed(String line) {
        var messages = new ArrayList<JSONRPCMessage>();
        try {
            JsonNode read = TREE.readTree(line);
            for (JsonNode one : read.isArray() ? read : List.of(read)) {
                if (one instanceof ObjectNode message && RpcAnswer.complete(message) || read.isArray())
                    messages.add(McpSchema.deserializeJsonRpcMessage(json, one.toString()));
            }
            return messages;
        } catch (IOException | RuntimeException noMessage) {
            return List.of();
        }
    }

    private void pass(JSONRPCMessage message) {
        if (message instanceof JSONRPCResponse response && response.id() != null) {
            open.remove(response.id());
            program.rememberChildren();
        }
        handler.apply(Mono.just(message)).onErrorComplete().subscribe();
    }

    private void skip(String line) {
        if (isNoticed.getAndSet(true)) return;
        String shown = line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "..." : line;
        notices.accept("warning: " + server.name() + " writes lines to stdout that are not messages of MCP. They are"
                + " skipped. The first: " + shown);
    }

    private void over() {
        if (isOver.getAndSet(true)) return;
        end.complete("The program " + program.howItEnded());
        for (Object id : Set.copyOf(open)) fail(id);
        program.stop();
    }

    private void fail(Object id) {
        if (!open.remove(id)) return;
        var error = new JSONRPCError(INTERNAL_ERROR, end.join(), PROGRAM_ENDED);
        handler.apply(Mono.just(JSONRPCResponse.error(id, error)))
                .onErrorComplete()
                .subscribe();
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.fromFuture(() -> {
            if (message instanceof JSONRPCRequest request) open.add(request.id());
            try {
                return CompletableFuture.runAsync(() -> write(message), program.writer());
            } catch (RejectedExecutionException stopped) {
                return end.thenAccept(ProgramTransport::gone);
            }
        });
    }

    private static void gone(String why) {
        throw new Gone(why);
    }

    private void write(JSONRPCMessage message) {
        if (isOver.get()) gone(end.join());
        try {
            program.write(json.writeValueAsString(message));
        } catch (IOException broken) {
            // Its end says more, and comes at once to everybody who waits.
        }
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.<Void>fromRunnable(() -> {
                    if (isOver.getAndSet(true)) return;
                    end.complete("The program was ended by the agent.");
                    program.stop();
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return json.convertValue(data, type);
    }
}
