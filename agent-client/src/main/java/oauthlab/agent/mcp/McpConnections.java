package oauthlab.agent.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Supplier;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.foundation.config.StdioServer;
import oauthlab.agent.foundation.programs.ProgramTransport;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.oauth.access.OnBehalf;
import oauthlab.agent.oauth.access.ServerAccess;
import oauthlab.agent.oauth.access.ServerAccesses;

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
                    remote,
                    accesses.open(remote, onBehalf),
                    new ElicitationForm(named(server, remote.url()), onBehalf, agreed));
        var stdio = (StdioServer) server;
        return open(stdio, new ElicitationForm(named(server, stdio.command()), onBehalf, agreed));
    }

    /** With the tokens of this door. */
    public McpConnection open(RemoteServer server, ServerAccess access, OnBehalf onBehalf) {
        return open(server, access, new ElicitationForm(named(server, server.url()), onBehalf, Set.of()));
    }

    /** A name is the person's own, an address is the server's: a question shows both. */
    private static String named(ServerEntry server, Object where) {
        return server.name() + " (" + where + ")";
    }

    private McpConnection open(RemoteServer server, ServerAccess access, ElicitationForm form) {
        if (settings.protocol().equals(StatelessHttp.VERSION)) {
            var http = new StatelessHttp(server.url(), access::headers, form.isOffered(), transcript, json);
            return new StatelessConnection(http, access::with, form, json);
        }
        return new SdkConnection(
                server.url().toString(),
                new HttpTransports(server.url(), access::headers, transcript, json),
                access::with,
                form);
    }

    /** MCP, "Transports": a program that speaks over its standard streams gets its credentials from its environment. */
    private McpConnection open(StdioServer server, ElicitationForm form) {
        return new SdkConnection(
                server.command(), () -> ProgramTransport.start(server, form::tell), McpConnections::directly, form);
    }

    private static <T> T directly(Supplier<T> attempt) {
        return attempt.get();
    }
}
