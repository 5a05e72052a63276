package oauthlab.agent.commands.connect;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.foundation.config.StdioServer;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.TokenStores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The configured servers; nobody is asked anything, so it is quick with a hundred of them. */
@Command(name = "servers", description = "Lists the configured MCP servers, and for which of them there is a token.")
public final class Servers implements Callable<Integer> {

    @Mixin
    private ServerOptions options;

    @Mixin
    private UserOption user;

    private final Configuration configuration;
    private final TokenStores stores;
    private final Screen screen;
    private final Map<StorageType, List<StoredSession>> kept = new EnumMap<>(StorageType.class);

    Servers(Configuration configuration, TokenStores stores, Screen screen) {
        this.configuration = configuration;
        this.stores = stores;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        List<ServerEntry> servers = configuration.all(options).servers();
        if (options.isJson()) screen.json(servers.stream().map(this::json).toList());
        else
            servers.forEach(server -> screen.line(
                    String.format(Locale.ROOT, "%-20s %-50s %s", server.name(), where(server), state(server))));
        return 0;
    }

    private Map<String, Object> json(ServerEntry server) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", server.name());
        json.put("type", server instanceof RemoteServer ? "streamable-http" : "stdio");
        json.put(server instanceof RemoteServer ? "url" : "command", where(server));
        json.put("token", state(server));
        return json;
    }

    private static String where(ServerEntry server) {
        return server instanceof RemoteServer remote ? remote.url().toString() : ((StdioServer) server).command();
    }

    private String state(ServerEntry server) {
        if (!(server instanceof RemoteServer remote)) return "needs none";
        Optional<StoredSession> session = kept(remote.oauth().storage()).stream()
                .filter(stored -> stored.key().server().equals(remote.url()))
                .filter(stored -> stored.tokens().isPresent())
                .findFirst();
        return session.map(stored -> "from " + stored.key().issuer()).orElse("none yet");
    }

    /** Each store is read once, however many servers there are. */
    private List<StoredSession> kept(StorageType type) {
        return kept.computeIfAbsent(
                type, first -> stores.open(first, user.name(), screen::tell).list());
    }
}
