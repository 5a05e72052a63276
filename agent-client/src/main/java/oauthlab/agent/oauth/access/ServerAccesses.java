package oauthlab.agent.oauth.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.oauth.discovery.Discovery;
import oauthlab.agent.oauth.flow.TokenEndpoint;
import oauthlab.agent.oauth.tokenstore.TokenStore;
import oauthlab.agent.oauth.tokenstore.TokenStores;

/** Opens the doors: one {@link ServerAccess} for each server. */
@Singleton
public class ServerAccesses {

    private final TokenStores stores;
    private final Renewal.Tools tools;

    ServerAccesses(TokenStores stores, Discovery discovery, SignIn signIn, TokenEndpoint tokenEndpoint, Clock clock) {
        this.stores = stores;
        this.tools = new Renewal.Tools(discovery, signIn, tokenEndpoint, clock);
    }

    public ServerAccess open(RemoteServer server, OnBehalf onBehalf) {
        TokenStore store = stores.open(server.oauth().storage(), onBehalf.user(), onBehalf.person()::tell);
        return new ServerAccess(server, new Renewal(server, store, onBehalf, tools), tools.clock());
    }
}
