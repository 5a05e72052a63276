package oauthlab.agent.commands.run;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.config.OAuthOptions.ClientMetadataOptions;
import oauthlab.agent.foundation.config.OAuthOptions.ClientSecret;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.mcp.McpConnections;
import oauthlab.agent.oauth.access.OnBehalf;
import oauthlab.agent.oauth.access.ServerAccess;
import oauthlab.agent.oauth.access.ServerAccesses;
import oauthlab.agent.oauth.session.OwnCredentials;
import oauthlab.shared.protocol.GrantType;

/** Connects for a user, or, at the lab's own server when no user is named, for the agent itself. */
@Singleton
class ServerChoice {

    private final McpConnections connections;
    private final ServerAccesses accesses;
    private final OwnCredentials own;

    ServerChoice(McpConnections connections, ServerAccesses accesses, OwnCredentials own) {
        this.connections = connections;
        this.accesses = accesses;
        this.own = own;
    }

    /** @param access its tokens; none for a program on this machine */
    record Chosen(McpConnection connection, Optional<ServerAccess> access) {}

    Chosen choose(ServerEntry server, OnBehalf onBehalf) {
        if (!(server instanceof RemoteServer remote))
            return new Chosen(connections.open(server, onBehalf), Optional.empty());
        RemoteServer chosen = onBehalf.user().isEmpty() && isLabs(remote) ? forItself(remote) : remote;
        ServerAccess access = accesses.open(chosen, onBehalf);
        return new Chosen(connections.open(chosen, access, onBehalf), Optional.of(access));
    }

    /** Nothing was configured for it, so it is the one that the agent has credentials for. */
    private boolean isLabs(RemoteServer server) {
        return server.oauth().equals(OAuthOptions.usual()) && server.name().equals("lab");
    }

    /** RFC 6749 section 4.4. */
    private RemoteServer forItself(RemoteServer server) {
        var metadata = new ClientMetadataOptions(
                Optional.empty(), List.of(), List.of(GrantType.CLIENT_CREDENTIALS), List.of(), Optional.empty());
        var options = new OAuthOptions(
                Optional.of(URI.create(own.issuer())),
                OAuthOptions.DEFAULT_CALLBACK_PORT,
                true,
                StorageType.MEMORY,
                metadata,
                Optional.of(own.clientId()),
                Optional.of(new ClientSecret(own.clientSecret())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new RemoteServer(server.name(), server.url(), options, server.isTrusted());
    }
}
