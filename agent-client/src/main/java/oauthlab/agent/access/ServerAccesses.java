package oauthlab.agent.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import oauthlab.agent.config.RemoteServer;
import oauthlab.agent.discovery.Discovery;
import oauthlab.agent.flow.Person;
import oauthlab.agent.flow.TokenEndpoint;
import oauthlab.agent.tokenstore.TokenStore;
import oauthlab.agent.tokenstore.TokenStores;

/** Opens the doors: one {@link ServerAccess} for each server. */
@Singleton
public class ServerAccesses {

    private final TokenStores stores;
    private final Renewal.Tools tools;

    ServerAccesses(TokenStores stores, Discovery discovery, SignIn signIn, TokenEndpoint tokenEndpoint, Clock clock) {
        this.stores = stores;
        this.tools = new Renewal.Tools(discovery, signIn, tokenEndpoint, clock);
    }

    /** @param person is asked in this {@code way}, and told what happens */
    public ServerAccess open(RemoteServer server, Way way, Person person) {
        TokenStore store = stores.open(server.oauth().storage(), person::tell);
        return new ServerAccess(server, new Renewal(server, store, way, person, tools), tools.clock());
    }
}
