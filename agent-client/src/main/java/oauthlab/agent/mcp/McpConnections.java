package oauthlab.agent.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import oauthlab.agent.access.OnBehalf;
import oauthlab.agent.access.ServerAccess;
import oauthlab.agent.access.ServerAccesses;
import oauthlab.agent.config.RemoteServer;
import oauthlab.agent.config.ServerEntry;
import oauthlab.agent.config.StdioServer;
import oauthlab.agent.programs.Environment;
import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Transcript;

/** Connects to the configured servers. The connection is made with the first question. */
@Singleton
public class McpConnections {

    private final ServerAccesses accesses;
    private final McpSettings settings;
    private final Transcript transcript;
    private final ObjectMapper json;

    McpConnections(ServerAccesses accesses, McpSettings settings, Transcript transcript, ObjectMapper json) {
        this.settings = settings;
        this.accesses = accesses;
        this.transcript = transcript;
        this.json = json;
    }

    /** @param onBehalf who is asked for approval when the server wants a token and there is none */
    public McpConnection open(ServerEntry server, OnBehalf onBehalf) {
        return open(server, onBehalf, Set.of());
    }

    /** @param agreed the words of questions that the person accepts with their default values */
    public McpConnection open(ServerEntry server, OnBehalf onBehalf, Set<String> agreed) {
        if (server instanceof RemoteServer remote)
            return open(
                    remote, accesses.open(remote, onBehalf), new Form(named(server, remote.url()), onBehalf, agreed));
        var stdio = (StdioServer) server;
        return open(stdio, new Form(named(server, stdio.command()), onBehalf, agreed));
    }

    /** With the tokens of this door. */
    public McpConnection open(RemoteServer server, ServerAccess access, OnBehalf onBehalf) {
        return open(server, access, new Form(named(server, server.url()), onBehalf, Set.of()));
    }

    /** A name is the person's own, an address is the server's: a question shows both. */
    private static String named(ServerEntry server, Object where) {
        return server.name() + " (" + where + ")";
    }

    private McpConnection open(RemoteServer server, ServerAccess access, Form form) {
        if (settings.protocol().equals(StatelessHttp.VERSION)) {
            var http = new StatelessHttp(server.url(), access::headers, form.isOffered(), transcript, json);
            return new StatelessConnection(http, access::with, form, json);
        }
        return new SdkConnection(
                server.url().toString(),
                () -> new SeenTransport(server.url(), access::headers, transcript, json),
                access::with,
                form);
    }

    /** MCP, "Transports": a program that speaks over its standard streams gets its credentials from its environment. */
    private McpConnection open(StdioServer server, Form form) {
        var parameters = ServerParameters.builder(server.command())
                .args(server.args())
                .env(server.env())
                .build();
        return new SdkConnection(server.command(), () -> program(parameters), McpConnections::directly, form);
    }

    private static <T> T directly(Supplier<T> attempt) {
        return attempt.get();
    }

    private static McpClientTransport program(ServerParameters parameters) {
        requireThere(parameters.getCommand());
        var transport = new StdioClientTransport(parameters, McpJsonDefaults.getMapper(), StatelessHttp.MOST_BYTES) {

            /** The library adds what the configuration says to this. */
            @Override
            protected ProcessBuilder getProcessBuilder() {
                ProcessBuilder builder = super.getProcessBuilder();
                Environment.restrict(builder);
                return builder;
            }
        };
        // What a program says there is for whoever wrote it.
        transport.setStdErrorHandler(line -> {});
        return transport;
    }

    /** The library would wait for an answer of a program that never started. */
    private static void requireThere(String command) {
        boolean isPath = command.contains(File.separator);
        String[] folders = isPath ? new String[] {""} : System.getenv("PATH").split(File.pathSeparator);
        boolean isThere = Arrays.stream(folders)
                .map(folder -> Path.of(folder, command))
                .anyMatch(program -> Files.isExecutable(program) || Files.isExecutable(Path.of(program + ".exe")));
        if (!isThere)
            throw AgentException.of(
                    "The program cannot be started: " + command,
                    isPath ? "There is no such file, or it may not be run." : "It is in no folder of PATH.");
    }
}
