package oauthlab.agent.commands.connect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.oauth.access.ServerAccess;
import oauthlab.agent.oauth.access.ServerAccesses;
import oauthlab.agent.oauth.discovery.Challenge;
import oauthlab.agent.oauth.discovery.Probe;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;
import oauthlab.shared.protocol.Scopes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the server what it wants to see, then gets it. */
@Command(name = "login", description = "Gets a token for a server, with your approval.")
public final class Login implements Callable<Integer> {

    @Mixin
    private ServerOptions options;

    @Mixin
    private ApprovalOptions way;

    @Parameters(paramLabel = "NAME", description = "The server, as it is named in the configuration file.")
    private String name;

    @Option(names = "--scope", paramLabel = "SCOPES", description = "Asked for besides, for example \"tasks:write\".")
    private String scope;

    private final Configuration configuration;
    private final Probe probe;
    private final ServerAccesses accesses;
    private final Screen screen;

    Login(Configuration configuration, Probe probe, ServerAccesses accesses, Screen screen) {
        this.configuration = configuration;
        this.probe = probe;
        this.accesses = accesses;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        return options.withinTime(this::login);
    }

    private int login() {
        RemoteServer server = configuration.remote(options, name);
        Optional<Challenge> challenge = probe.ask(server);
        if (challenge.isEmpty()) {
            if (options.isJson()) screen.json(Map.of("server", name, "needs_token", false));
            else screen.line(name + " needs no token: it answers everybody.");
            return 0;
        }
        ServerAccess access = accesses.open(server, way.onBehalf(screen));
        access.signIn(challenge.get(), Scopes.parse(scope));
        report(access.session().orElseThrow());
        return 0;
    }

    private void report(StoredSession session) {
        StoredTokens tokens = session.tokens().orElseThrow();
        var json = new LinkedHashMap<String, Object>();
        json.put("server", name);
        json.put("issuer", session.key().issuer());
        json.put("client_id", session.client().clientId());
        json.put("token_type", tokens.tokenType());
        json.put("scope", tokens.scope().toString());
        json.put("refreshable", tokens.refreshToken().isPresent());
        if (options.isJson()) screen.json(json);
        else {
            screen.line("Signed in to " + name + ".");
            json.forEach((member, value) -> screen.line(String.format(Locale.ROOT, "  %-12s %s", member, value)));
        }
    }
}
