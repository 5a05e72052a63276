package oauthlab.agent.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpTransportSessionNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import oauthlab.agent.access.Denied;
import oauthlab.agent.calls.Call;
import oauthlab.agent.calls.Causes;
import oauthlab.agent.calls.EndingTransport;
import oauthlab.agent.stream.HttpRefusal;
import oauthlab.agent.transcript.AgentException;

/** MCP 2025-11-25 through the client library: a handshake first, then calls within a session. */
final class SdkConnection implements McpConnection {

    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String address;
    private final Supplier<McpClientTransport> transport;
    private final Access access;
    private final Form form;
    private final ReentrantLock connecting = new ReentrantLock();
    private Session session;

    /** Runs an attempt, and again when it was {@link Denied} and something could be done about it. */
    interface Access {
        <T> T with(Supplier<T> attempt);
    }

    /**
     * @param address for messages
     * @param transport makes a new one; a handshake that failed leaves nothing that could be used again
     */
    SdkConnection(String address, Supplier<McpClientTransport> transport, Access access, Form form) {
        this.address = address;
        this.transport = transport;
        this.access = access;
        this.form = form;
    }

    @Override
    public List<McpTool> tools() {
        var tools = new McpTool.Pages();
        while (tools.hasMore()) {
            var page = ask("tools/list", connected -> connected.listTools(tools.cursor()));
            tools.add(page.tools().stream().map(McpTool::of).toList(), page.nextCursor());
        }
        return tools.all();
    }

    @Override
    public ToolResult call(String tool, Map<String, Object> arguments) {
        CallToolResult result =
                ask("tools/call " + tool, connected -> connected.callTool(new CallToolRequest(tool, arguments)));
        return new ToolResult(Boolean.TRUE.equals(result.isError()), text(result), result.structuredContent());
    }

    private <T> T ask(String what, Function<McpSyncClient, T> question) {
        try {
            // Not around all of it: a person who is asked for approval may take longer than a server.
            return access.with(() -> Call.within(() -> attempt(() -> question.apply(client()))));
        } catch (AgentException | Denied explained) {
            throw explained;
        } catch (RuntimeException noResult) {
            throw explained(what, noResult);
        }
    }

    /** One thread at a time makes a connection; who does not want to wait for that any longer need not. */
    private McpSyncClient client() {
        try {
            connecting.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AgentException.of(address + ": interrupted");
        }
        try {
            if (session == null || session.isOver) session = connected();
            return session.client;
        } finally {
            connecting.unlock();
        }
    }

    private Session connected() {
        McpClientTransport made = transport.get();
        var client = McpClient.sync(new EndingTransport(made))
                .clientInfo(new Implementation("oauthlab-agent", "0.1"))
                .initializationTimeout(HANDSHAKE)
                .requestTimeout(CALL)
                .transportContextProvider(EndingTransport::context)
                // Its patterns and references would run here, as long as they like.
                .jsonSchemaValidator(SdkConnection::unchecked);
        if (form.isOffered())
            client.capabilities(ClientCapabilities.builder().elicitation().build())
                    .elicitation(asked -> form.answer(asked.message(), asked.requestedSchema()));
        var begun = new Session(client.build());
        // A program that speaks over its standard streams has no session that it could forget.
        if (made instanceof SeenTransport http) http.whenForgotten(begun::end);
        try {
            begun.client.initialize();
        } catch (RuntimeException failed) {
            begun.client.close();
            throw Causes.broken(failed)
                    .<RuntimeException>map(why -> NotBegun.unreachable(address, why))
                    .orElse(failed);
        }
        return begun;
    }

    static ValidationResponse unchecked(Map<String, Object> schema, Object content) {
        return ValidationResponse.asValid(null);
    }

    /** MCP 2025-11-25, "Session Management". */
    private static final class Session {

        private final McpSyncClient client;
        private volatile boolean isOver;

        Session(McpSyncClient client) {
            this.client = client;
        }

        /**
         * The server has forgotten it: who asks next begins another, in a connection of its own. To close this one tells those who
         * still wait, in vain; but first whoever was refused learns why, since of his message it is known that nobody read it.
         */
        void end() {
            if (isOver) return;
            isOver = true;
            CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(client::close);
        }
    }

    private static <T> T attempt(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException failed) {
            throw denial(failed).map(RuntimeException.class::cast).orElse(failed);
        }
    }

    /** A refusal by HTTP is what we can do something about. */
    static Optional<Denied> denial(RuntimeException failed) {
        return Causes.of(failed, McpHttpClientTransportAuthorizationException.class)
                .map(McpHttpClientTransportAuthorizationException::getResponseInfo)
                .map(answer -> new Denied(answer.statusCode(), answer.headers()));
    }

    private AgentException explained(String what, RuntimeException noResult) {
        String line = address + " " + what;
        var refusal = Causes.of(noResult, McpError.class);
        if (refusal.filter(EndingTransport::isTooLate).isPresent()) return noAnswer(line, "not in time");
        if (refusal.isPresent())
            return new Refused(
                    line + ": the server refused.",
                    String.valueOf(refusal.get().getJsonRpcError().message()));
        var byHttp = Causes.of(noResult, HttpRefusal.class);
        if (byHttp.isPresent()) return refused(line, byHttp.get());
        if (Causes.of(noResult, McpTransportSessionNotFoundException.class).isPresent())
            return new NotBegun(line + ": the server has forgotten the session.", "Try again.");
        Optional<Throwable> broken = Causes.broken(noResult);
        if (broken.isEmpty())
            return AgentException.of(line + " failed: " + Causes.first(noResult).getMessage());
        if (NotBegun.isNobodyThere(broken.get())) return NotBegun.unreachable(address, broken.get());
        return noAnswer(line, broken.get().getClass().getSimpleName());
    }

    private static AgentException noAnswer(String line, String why) {
        return AgentException.of(
                line + ": no answer (" + why + ").",
                "Whether a tool did its work nobody knows; look before you try again.");
    }

    /** A JSON-RPC error leaves the connection as it was; of other answers nobody knows. */
    private static AgentException refused(String line, HttpRefusal refusal) {
        return refusal.error().isPresent()
                ? new Refused(line + ": the server refused.", refusal.getMessage())
                : AgentException.of(
                        line + " -> " + refusal.getMessage(),
                        "Whether a tool did its work nobody knows; look before you try again.");
    }

    private static String text(CallToolResult result) {
        return result.content().stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        connecting.lock();
        try {
            if (session != null) session.client.closeGracefully();
        } finally {
            connecting.unlock();
        }
    }
}
