package oauthlab.agent.oauth.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.tokenstore.AccessToken;

/**
 * What the agent shows to the task API: its access token, or, on the way from one to the other, an API key. Which of them is
 * a switch in the client (a feature flag): it goes back as fast as it went, and only a part of the calls need to try what is
 * new.
 */
@Singleton
public class Credentials {

    private static final int ALL = 100;

    private final SessionSettings settings;
    private TokenSource tokens;
    private int oauthShare = ALL;
    private int byToken;
    private int byKey;

    @Inject
    Credentials(AccessTokens tokens, SessionSettings settings) {
        this(settings, tokens);
    }

    private Credentials(SessionSettings settings, TokenSource tokens) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /** Others, whose tokens come from here. */
    public Credentials instead(TokenSource source) {
        return new Credentials(settings, source);
    }

    /** From now on the tokens come from here. */
    public void takeFrom(TokenSource source) {
        tokens = source;
    }

    /**
     * From now on so many of a hundred calls go by token, and the others by key.
     *
     * @throws AgentException when that is no percentage, or there is no key
     */
    public void useOAuthFor(int percent) {
        if (percent < 0 || percent > ALL)
            throw AgentException.of("--oauth-share is " + percent + ", but must be a percentage from 0 to 100.");
        if (percent < ALL && settings.apiKey().isEmpty())
            throw AgentException.of(
                    "There is no API key to call with.",
                    "Set TASK_API_KEY to it. The lab's keys are in docs/resource/apikeys.md.");
        oauthShare = percent;
    }

    /** What goes with the next call. The calls by token are spread evenly, so that a fault shows early and costs little. */
    public synchronized Map<String, String> next(String method, URI address) {
        int calls = byToken + byKey;
        boolean isTokensTurn = (calls + 1) * oauthShare / ALL > calls * oauthShare / ALL;
        if (isTokensTurn) byToken++;
        else byKey++;
        return isTokensTurn
                ? tokens.headers(method, address)
                : Map.of("X-API-Key", settings.apiKey().orElseThrow());
    }

    /** From now on the token is for this resource. */
    public void useFor(String resource) {
        tokens.useFor(resource);
    }

    /** The token that calls go with. */
    public AccessToken token() {
        return tokens.current();
    }

    /** Looks at a 401. @return true when the same request, with new headers, may do better */
    public boolean learnFrom(HttpHeaders answer) {
        return includeTokens() && tokens.learnsFrom(answer);
    }

    /** How the token was got, in words. */
    public List<String> story() {
        return tokens.story();
    }

    /** Did somebody have to approve? */
    public boolean needPerson() {
        return includeTokens() && tokens.needsPerson();
    }

    public boolean includeTokens() {
        return oauthShare > 0;
    }

    public boolean includeKeys() {
        return oauthShare < ALL;
    }

    /** Who is it that shows something, in words? */
    public String holder() {
        if (!includeKeys()) return "the agent's token";
        return includeTokens() ? "the agent's token or key" : "the agent's key";
    }

    /** What has been shown so far, in words. */
    public String summary() {
        return includeKeys() ? byKey + " calls by API key, " + byToken + " by access token" : "one access token";
    }
}
