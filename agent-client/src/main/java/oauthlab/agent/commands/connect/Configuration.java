package oauthlab.agent.commands.connect;

import jakarta.inject.Singleton;
import oauthlab.agent.foundation.config.ConfiguredServers;
import oauthlab.agent.foundation.config.McpServers;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.oauth.screen.Screen;

/** Which server a command is about. */
@Singleton
public class Configuration {

    private final ConfiguredServers servers;
    private final Transcript transcript;
    private final Screen screen;

    Configuration(ConfiguredServers servers, Transcript transcript, Screen screen) {
        this.servers = servers;
        this.transcript = transcript;
        this.screen = screen;
    }

    /** All servers; warnings about the file go to the person. */
    public McpServers all(ServerOptions options) {
        if (options.isJson()) screen.onlyJson();
        if (options.isVerbose()) transcript.listen(screen::exchange);
        McpServers all = servers.read(options.config());
        all.warnings().forEach(warning -> screen.tell("warning: " + warning));
        return all;
    }

    public ServerEntry server(ServerOptions options, String name) {
        return all(options).require(name);
    }

    /** A server at an address: programs on this machine need no token. */
    public RemoteServer remote(ServerOptions options, String name) {
        if (server(options, name) instanceof RemoteServer remote) return remote;
        throw AgentException.of(
                name + " is a program on this machine (stdio): it needs no token.",
                "Its credentials, if it has any, stand under env in the configuration file.");
    }
}
