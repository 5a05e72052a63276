package oauthlab.agent.serve.webapp;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import oauthlab.agent.foundation.config.OAuthOptions.ClientSecret;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.tasks.HttpTasks;
import oauthlab.agent.oauth.discovery.Challenge;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.discovery.Discovery;
import oauthlab.agent.oauth.flow.AuthorizationRequest;
import oauthlab.agent.oauth.flow.AuthorizationResponse;
import oauthlab.agent.oauth.flow.TokenEndpoint;
import oauthlab.agent.oauth.identity.ClientIdentity;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.ParameterNames;
import oauthlab.shared.protocol.Scopes;

/** From the button "Sign in" to tokens. OAuth 2.1 section 4.1, with PKCE (RFC 7636). */
@Singleton
class SignIns {

    static final String PUBLISHED_SECRET = "webapp-secret-abcdef";

    private static final int MAX_ENTRIES = 1000;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /** A request on its way. @param browser that began it: a code that another one brings is not redeemed */
    private record Begun(String browser, AuthorizationRequest request) {}

    private final Discovery discovery;
    private final TokenEndpoint endpoint;
    private final HttpTasks tasks;
    private final WebAppSettings settings;
    private final Clock clock;
    /** By state, so that sign-ins in two tabs do not disturb each other. */
    private final ExpiringEntries<Begun> begun;

    SignIns(Discovery discovery, TokenEndpoint endpoint, HttpTasks tasks, WebAppSettings settings, Clock clock) {
        this.discovery = discovery;
        this.endpoint = endpoint;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
        this.begun = new ExpiringEntries<>(MAX_ENTRIES, TIMEOUT, clock);
    }

    /** @throws AgentException outside of the lab, where a secret that everybody can read in the lessons proves nothing */
    ClientIdentity client() {
        String secret = settings.webApp().clientSecret();
        if (secret.equals(PUBLISHED_SECRET) && !settings.labMode())
            throw AgentException.of(
                    "No client secret for " + settings.webApp().clientId() + ".",
                    "Set WEB_APP_SECRET to it, or LAB_MODE=true to learn with the published one.");
        return new ClientIdentity(
                settings.webApp().clientId(),
                ClientAuthMethod.CLIENT_SECRET_BASIC,
                Optional.of(new ClientSecret(secret)),
                Optional.empty());
    }

    /**
     * Makes an authorization request and remembers it.
     *
     * @param browser the secret that this browser keeps in a cookie
     * @return where the browser goes
     */
    URI begin(String browser, String redirectUri) {
        Discovered at = discovery.discover(
                URI.create(tasks.resource()),
                Optional.of(URI.create(settings.issuer())),
                Challenge.NONE,
                finding -> {});
        Discovery.requireForApproval(at.authorizationServer());
        var request = AuthorizationRequest.of(
                at, client(), redirectUri, Scopes.parse(settings.webApp().scope()));
        var parameters = endpoint.pushed(request, request.parameters(Optional.empty()));
        begun.put(request.state(), new Begun(browser, request));
        return request.address(parameters);
    }

    /**
     * Finds the request that a response belongs to, once.
     *
     * @return empty when this browser did not begin it here: login CSRF looks like this (RFC 9700 section 4.7)
     */
    Optional<AuthorizationRequest> find(AuthorizationResponse response, Optional<String> browser) {
        return response.parameter(ParameterNames.STATE)
                .flatMap(state -> browser.flatMap(secret -> begun.find(state)
                        .filter(waiting -> isSame(waiting.browser(), secret))
                        .flatMap(waiting -> begun.take(state))
                        .map(Begun::request)));
    }

    /** Redeems the code; {@code iss} and an error are looked at first (RFC 9207). */
    UserSession finish(AuthorizationRequest request, AuthorizationResponse response) {
        var tokens = endpoint.redeem(request, response, Optional.empty());
        return new UserSession(request, tokens, endpoint, clock);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
