package oauthlab.agent.serve.gateway;

import jakarta.inject.Singleton;
import java.util.Optional;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.mcp.McpConnections;
import oauthlab.agent.oauth.access.ApprovalMethod;
import oauthlab.agent.oauth.access.OnBehalf;
import oauthlab.agent.oauth.access.ServerAccess;
import oauthlab.agent.oauth.access.ServerAccesses;

/** Opens connections with the tokens of the person who signed in by {@code agent login}; nobody is asked for approval. */
@Singleton
class SharedConnections {

    private final ServerAccesses accesses;
    private final McpConnections connections;

    SharedConnections(ServerAccesses accesses, McpConnections connections) {
        this.accesses = accesses;
        this.connections = connections;
    }

    SharedConnection open(ServerEntry server, Optional<String> user) {
        var nobody = new OnBehalf(user, ApprovalMethod.NOBODY, SharedConnection.NOBODY);
        if (!(server instanceof RemoteServer remote))
            return new SharedConnection(connections.open(server, nobody), Optional.empty());
        ServerAccess access = accesses.open(remote, nobody);
        return new SharedConnection(connections.open(remote, access, nobody), Optional.of(access));
    }

    /** Does the line still go by the tokens that are kept? */
    boolean isCurrent(SharedConnection line, ServerEntry server, Optional<String> user) {
        if (!(server instanceof RemoteServer remote)) return true;
        var nobody = new OnBehalf(user, ApprovalMethod.NOBODY, SharedConnection.NOBODY);
        return line.goesBy(accesses.open(remote, nobody).session());
    }
}
