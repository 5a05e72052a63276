package oauthlab.agent.commands.connect;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.oauth.access.ApprovalMethod;
import oauthlab.agent.oauth.access.OnBehalf;
import oauthlab.agent.oauth.access.SignOut;
import oauthlab.agent.oauth.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives the tokens of a server back. RFC 7009. */
@Command(name = "logout", description = "Revokes and forgets the tokens for a server.")
public final class Logout implements Callable<Integer> {

    @Mixin
    private ServerOptions options;

    @Mixin
    private UserOption user;

    @Parameters(paramLabel = "NAME", description = "The server, as it is named in the configuration file.")
    private String name;

    @Option(names = "--forget", description = "Deletes the agent's registration too, where it made one (RFC 7592).")
    private boolean forget;

    private final Configuration configuration;
    private final SignOut signOut;
    private final Screen screen;

    Logout(Configuration configuration, SignOut signOut, Screen screen) {
        this.configuration = configuration;
        this.signOut = signOut;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        var onBehalf = new OnBehalf(user.name(), ApprovalMethod.NOBODY, screen);
        RemoteServer server = configuration.remote(options, name);
        List<String> issuers = options.withinTime(() -> signOut.from(server, onBehalf));
        if (forget) signOut.forget(server, onBehalf);
        if (options.isJson()) screen.json(Map.of("server", name, "issuers", issuers));
        else if (issuers.isEmpty()) screen.line("There was no token for " + name + ".");
        else screen.line("Signed out of " + name + "; tokens from " + String.join(" and ", issuers) + " are gone.");
        return 0;
    }
}
