package oauthlab.agent.oauth.access;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.oauth.discovery.Challenge;
import oauthlab.agent.oauth.session.TokenSource;
import oauthlab.agent.oauth.tokenstore.AccessToken;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredClient;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;
import oauthlab.shared.protocol.Scopes;

/** Tokens for one resource that a user approved: whoever sees them knows for whom the agent acts. RFC 9728 leads to them. */
public final class UserTokens implements TokenSource {

    private final ServerAccesses accesses;
    private final OnBehalf onBehalf;
    private final Scopes wanted;
    private ServerAccess access;

    /** @param wanted what the work needs; asked for when the token that is kept has less */
    public UserTokens(ServerAccesses accesses, OnBehalf onBehalf, Scopes wanted) {
        this.accesses = accesses;
        this.onBehalf = onBehalf;
        this.wanted = wanted;
    }

    @Override
    public void useFor(String resource) {
        var server = new RemoteServer(resource, URI.create(resource), OAuthOptions.usual());
        access = accesses.open(server, onBehalf);
        boolean isEnough = access.session()
                .flatMap(StoredSession::tokens)
                .filter(tokens -> tokens.scope().containsAll(wanted))
                .isPresent();
        if (!isEnough) access.signIn(Challenge.asking(wanted), wanted);
    }

    @Override
    public AccessToken current() {
        StoredTokens tokens = session().tokens().orElseThrow();
        return new AccessToken(
                tokens.accessToken(),
                tokens.expiresAt().map(end -> end.getEpochSecond()).orElse(0L));
    }

    @Override
    public Map<String, String> headers(String method, URI address) {
        return access.headers(method, address);
    }

    @Override
    public boolean learnsFrom(HttpHeaders answer) {
        return access.learnsFrom(answer);
    }

    @Override
    public List<String> story() {
        StoredClient client = session().client();
        StoredTokens tokens = session().tokens().orElseThrow();
        return List.of(
                "Grant authorization_code: a user approved in the browser, and the agent acts for that user (OAuth 2.1 4.1).",
                (client.registeredHere() ? "The agent registered itself as " : "The agent is ") + client.clientId()
                        + " (RFC 7591). Asked for: " + wanted + "; granted: " + tokens.scope() + ".",
                tokens.tokenType().equals("DPoP")
                        ? "The token is bound to a key of the agent's: whoever steals it can do nothing with it (RFC 9449)."
                        : "A bearer token: whoever has it can use it (RFC 6750).");
    }

    @Override
    public boolean needsPerson() {
        return true;
    }

    private StoredSession session() {
        return access.session().orElseThrow();
    }
}
