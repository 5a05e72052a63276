package oauthlab.agent.oauth.access;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.access.SignIn.SignInRequest;
import oauthlab.agent.oauth.discovery.Challenge;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.discovery.Discovery;
import oauthlab.agent.oauth.flow.Person;
import oauthlab.agent.oauth.flow.TokenEndpoint;
import oauthlab.agent.oauth.identity.Registration;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;
import oauthlab.agent.oauth.tokenstore.TokenStore;
import oauthlab.agent.oauth.tokenstore.TokenStores;
import oauthlab.shared.protocol.Scopes;

/** Gives tokens back. RFC 7009: with the refresh token everything ends that came of it. */
@Singleton
public class SignOut {

    private final TokenStores stores;
    private final Discovery discovery;
    private final SignIn signIn;
    private final TokenEndpoint tokenEndpoint;
    private final Registration registration;

    SignOut(
            TokenStores stores,
            Discovery discovery,
            SignIn signIn,
            TokenEndpoint tokenEndpoint,
            Registration registration) {
        this.stores = stores;
        this.discovery = discovery;
        this.signIn = signIn;
        this.tokenEndpoint = tokenEndpoint;
        this.registration = registration;
    }

    /**
     * Revokes and forgets the tokens of a server; the registration stays, for the next time.
     *
     * @return from which issuers there were tokens
     */
    public List<String> from(RemoteServer server, OnBehalf onBehalf) {
        Person person = onBehalf.person();
        TokenStore store = stores.open(server.oauth().storage(), onBehalf.user(), person::tell);
        var issuers = new ArrayList<String>();
        for (StoredSession session : store.ofServer(server.url())) {
            if (session.tokens().isEmpty()) continue;
            issuers.add(session.key().issuer());
            try {
                revoke(server, session, person);
            } catch (AgentException notReached) {
                person.tell("The tokens could not be revoked: " + notReached.getMessage());
                person.tell("They are forgotten here, and good for others until they end.");
            }
            store.save(session.withoutTokens());
        }
        return issuers;
    }

    /** Takes back the registrations too, where the agent made them. RFC 7592 section 2.3. */
    public void forget(RemoteServer server, OnBehalf onBehalf) {
        TokenStore store = stores.open(server.oauth().storage(), onBehalf.user(), onBehalf.person()::tell);
        for (StoredSession session : store.ofServer(server.url())) {
            try {
                session.client()
                        .registrationClientUri()
                        .ifPresent(uri -> registration.delete(
                                session.key().issuer(),
                                uri,
                                session.client().registrationAccessToken().orElse("")));
            } catch (AgentException notReached) {
                onBehalf.person().tell("The registration could not be deleted: " + notReached.getMessage());
            }
            store.delete(session.key());
        }
    }

    private void revoke(RemoteServer server, StoredSession session, Person person) {
        Discovered at = discovery.discover(
                server.url(), Optional.of(URI.create(session.key().issuer())), Challenge.NONE, finding -> {});
        if (at.authorizationServer().revocationEndpoint() == null) {
            person.tell(at.issuer() + " cannot revoke tokens; they are good until they end.");
            return;
        }
        StoredTokens tokens = session.tokens().orElseThrow();
        var request = new SignInRequest(server, at, Scopes.NONE, OnBehalf.of(ApprovalMethod.NOBODY, person));
        for (String token : List.of(tokens.accessToken(), tokens.refreshToken().orElse(""))) {
            if (!token.isEmpty()) tokenEndpoint.revoke(at, signIn.identity(request, session.client()), token);
        }
    }
}
