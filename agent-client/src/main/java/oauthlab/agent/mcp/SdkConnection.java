package oauthlab.agent.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import oauthlab.agent.foundation.programs.ProgramTransport;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.calls.Call;
import oauthlab.agent.mcp.calls.EndingTransport;
import oauthlab.agent.mcp.calls.RawResults;
import oauthlab.agent.mcp.calls.RootCause;
import oauthlab.agent.mcp.stream.HttpRefusal;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.agent.mcp.tools.ToolResult;
import oauthlab.agent.oauth.access.Denied;

/** MCP 2025-11-25 through the client library: a handshake first, then calls within a session. */
final class SdkConnection implements McpConnection {

    private static final Duration HANDSHAKE = Duration.ofSeconds(10);
    /** Some programs are downloaded first. */
    static final Duration START = Duration.ofSeconds(30);

    private static final Duration CALL = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String address;
    private final Transports transports;
    private final Access access;
    private final ElicitationForm form;
    private final ReentrantLock connecting = new ReentrantLock();
    private Session session;

    /** How the server is reached. */
    interface Transports {

        McpClientTransport open();

        /** Has the server only moved? Then the next one goes there. */
        default boolean follows(HttpRefusal refusal) {
            return false;
        }
    }

    /** Runs an attempt, and again when it was {@link Denied} and something could be done about it. */
    interface Access {
        <T> T with(Supplier<T> attempt);
    }

    /**
     * @param address for messages
     * @param transports makes a new one for each handshake; one that failed leaves nothing that could be used again
     */
    SdkConnection(String address, Transports transports, Access access, ElicitationForm form) {
        this.address = address;
        this.transports = transports;
        this.access = access;
        this.form = form;
    }

    @Override
    public List<McpTool> tools() {
        var tools = new McpTool.Pages();
        while (tools.hasMore()) {
            ListToolsResult page = ask("tools/list", connected -> connected.listTools(tools.cursor()));
            tools.add(RawResults.of(page), tool -> true);
        }
        form.tellMissing(tools.missing());
        return tools.all();
    }

    @Override
    public ToolResult call(String tool, Map<String, Object> arguments) {
        CallToolResult result =
                ask("tools/call " + tool, connected -> connected.callTool(new CallToolRequest(tool, arguments)));
        return ToolResult.of(RawResults.of(result));
    }

    private <T> T ask(String what, Function<McpSyncClient, T> question) {
        try {
            // Not around all of it: a person who is asked for approval may take longer than a server.
            return access.with(() -> Call.within(() -> attempt(() -> question.apply(client()))));
        } catch (AgentException | Denied explained) {
            throw explained;
        } catch (RuntimeException noResult) {
            throw new ConnectionFailures(address).ofCall(what, noResult);
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
            if (session == null || session.isOver()) session = connectedOrMoved();
            return session.client;
        } finally {
            connecting.unlock();
        }
    }

    /** A redirect says that nothing was done, and the handshake is the first to hear it. Followed once. */
    private Session connectedOrMoved() {
        try {
            return connected();
        } catch (RuntimeException failed) {
            boolean isFollowed = RootCause.of(failed, HttpRefusal.class)
                    .filter(transports::follows)
                    .isPresent();
            if (!isFollowed) throw failed;
            return connected();
        }
    }

    private Session connected() {
        McpClientTransport made = transports.open();
        Optional<ProgramTransport> program =
                made instanceof ProgramTransport stdio ? Optional.of(stdio) : Optional.empty();
        var client = McpClient.sync(new EndingTransport(made))
                .clientInfo(new Implementation("oauthlab-agent", "0.1"))
                .initializationTimeout(program.isPresent() ? START : HANDSHAKE)
                .requestTimeout(CALL)
                .transportContextProvider(EndingTransport::context)
                // Its patterns and references would run here, as long as they like.
                .jsonSchemaValidator(SdkConnection::unchecked);
        if (form.isOffered())
            client.capabilities(ClientCapabilities.builder().elicitation().build())
                    .elicitation(asked -> form.answer(asked.message(), asked.requestedSchema()));
        var begun = new Session(client.build(), program);
        // A program that speaks over its standard streams has no session that it could forget.
        if (made instanceof RecordingTransport http) http.whenForgotten(begun::end);
        try {
            begun.client.initialize();
        } catch (RuntimeException failed) {
            begun.client.close();
            throw new ConnectionFailures(address).ofHandshake(program, failed);
        }
        return begun;
    }

    static ValidationResponse unchecked(Map<String, Object> schema, Object content) {
        return ValidationResponse.asValid(null);
    }

    /** MCP 2025-11-25, "Session Management". */
    private static final class Session {

        private final McpSyncClient client;
        private final Optional<ProgramTransport> program;
        private volatile boolean isForgotten;

        Session(McpSyncClient client, Optional<ProgramTransport> program) {
            this.client = client;
            this.program = program;
        }

        boolean isOver() {
            return isForgotten || program.filter(ProgramTransport::isOver).isPresent();
        }

        /**
         * The server has forgotten it: who asks next begins another, in a connection of its own. To close this one tells those who
         * still wait, in vain; but first whoever was refused learns why, since of his message it is known that nobody read it.
         */
        void end() {
            if (isForgotten) return;
            isForgotten = true;
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
        return RootCause.of(failed, McpHttpClientTransportAuthorizationException.class)
                .map(McpHttpClientTransportAuthorizationException::getResponseInfo)
                .map(answer -> new Denied(answer.statusCode(), answer.headers()));
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
