package oauthlab.agent.commands.connect;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.oauth.session.DecodedToken;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;
import oauthlab.agent.oauth.tokenstore.TokenStores;
import oauthlab.shared.secret.Redacted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The tokens that are kept: decoded, never whole. */
@Command(name = "tokens", description = "Shows the tokens that are kept: whose, for whom, for how long. Never whole.")
public final class Tokens implements Callable<Integer> {

    @Mixin
    private ServerOptions options;

    @Mixin
    private UserOption user;

    private final Configuration configuration;
    private final TokenStores stores;
    private final Screen screen;
    private final Clock clock;

    Tokens(Configuration configuration, TokenStores stores, Screen screen, Clock clock) {
        this.configuration = configuration;
        this.stores = stores;
        this.screen = screen;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var tokens = new ArrayList<Map<String, Object>>();
        for (ServerEntry server : configuration.all(options).servers())
            if (server instanceof RemoteServer remote) tokens.addAll(tokens(remote));
        if (options.isJson()) screen.json(tokens);
        else if (tokens.isEmpty()) screen.line("There are no tokens. ./lab agent login NAME gets one.");
        else tokens.forEach(this::print);
        return 0;
    }

    private List<Map<String, Object>> tokens(RemoteServer server) {
        return stores.open(server.oauth().storage(), user.name(), screen::tell).ofServer(server.url()).stream()
                .filter(session -> session.tokens().isPresent())
                .map(session -> token(server.name(), session))
                .toList();
    }

    private Map<String, Object> token(String server, StoredSession session) {
        StoredTokens tokens = session.tokens().orElseThrow();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("server", server);
        shown.put("issuer", session.key().issuer());
        shown.put("client_id", session.client().clientId());
        shown.put("access_token", Redacted.of(tokens.accessToken()));
        shown.put("token_type", tokens.tokenType());
        shown.put("scope", tokens.scope().toString());
        tokens.expiresAt().ifPresent(end -> {
            shown.put("expires_at", end.toString());
            shown.put("expired", !clock.instant().isBefore(end));
        });
        shown.put("refreshable", tokens.refreshToken().isPresent());
        decoded(tokens.accessToken(), shown);
        return shown;
    }

    /** Decoded is not verified: this is what the token says, not what is true. */
    private static void decoded(String accessToken, Map<String, Object> shown) {
        try {
            DecodedToken token = DecodedToken.of(accessToken);
            token.text("sub").ifPresent(subject -> shown.put("subject", subject));
            if (token.claims().path("act").isObject())
                shown.put("actor", token.claims().path("act").path("sub").asText());
            shown.put("accepted_by", token.audience());
        } catch (AgentException opaque) {
            shown.put("accepted_by", List.of("nobody can tell: it is no JWT, only its issuer can read it"));
        }
    }

    private void print(Map<String, Object> token) {
        token.forEach((member, value) -> screen.line(String.format(Locale.ROOT, "%-13s %s", member, value)));
        screen.line("");
    }
}
