package oauthlab.agent.gateway;

import jakarta.inject.Singleton;
import java.util.Optional;
import oauthlab.agent.access.OnBehalf;
import oauthlab.agent.access.ServerAccess;
import oauthlab.agent.access.ServerAccesses;
import oauthlab.agent.access.Way;
import oauthlab.agent.config.RemoteServer;
import oauthlab.agent.config.ServerEntry;
import oauthlab.agent.mcp.McpConnections;

/** Opens lines, with the tokens of whoever signed in by {@code agent login}; nobody is asked for approval. */
@Singleton
class Lines {

    private final ServerAccesses accesses;
    private final McpConnections connections;

    Lines(ServerAccesses accesses, McpConnections connections) {
        this.accesses = accesses;
        this.connections = connections;
    }

    Line open(ServerEntry server, Optional<String> user) {
        var nobody = new OnBehalf(user, Way.NOBODY, Line.NOBODY);
        if (!(server instanceof RemoteServer remote))
            return new Line(connections.open(server, nobody), Optional.empty());
        ServerAccess access = accesses.open(remote, nobody);
        return new Line(connections.open(remote, access, nobody), Optional.of(access));
    }

    /** Does the line still go by the tokens that are kept? */
    boolean isCurrent(Line line, ServerEntry server, Optional<String> user) {
        if (!(server instanceof RemoteServer remote)) return true;
        var nobody = new OnBehalf(user, Way.NOBODY, Line.NOBODY);
        return line.goesBy(accesses.open(remote, nobody).session());
    }
}
