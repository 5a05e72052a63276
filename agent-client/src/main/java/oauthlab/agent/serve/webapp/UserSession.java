package oauthlab.agent.serve.webapp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.agent.oauth.flow.AuthorizationRequest;
import oauthlab.agent.oauth.flow.TokenEndpoint;
import oauthlab.agent.oauth.flow.TokenEndpoint.Refreshed;
import oauthlab.agent.oauth.session.TokenSource;
import oauthlab.agent.oauth.tokenstore.AccessToken;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.shared.wire.TokenResponse;

/** A user who is signed in, and the tokens that came of it. One thread at a time: a refresh token that rotates is used once. */
final class UserSession implements TokenSource {

    /** A token that is good when it is sent may have ended when it arrives. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final AuthorizationRequest origin;
    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final String csrf = RandomSecret.generate(16);
    private TokenResponse tokens;
    private Optional<Instant> end = Optional.empty();

    UserSession(AuthorizationRequest origin, TokenResponse tokens, TokenEndpoint endpoint, Clock clock) {
        this.origin = origin;
        this.endpoint = endpoint;
        this.clock = clock;
        take(tokens);
    }

    /** Proves that a form is one of ours. */
    String csrf() {
        return csrf;
    }

    /** What the user allowed; what was asked for when the response does not say (RFC 6749 section 5.1). */
    synchronized Scopes scopes() {
        return tokens.scope() == null ? origin.scopes() : Scopes.parse(tokens.scope());
    }

    /** When the access token ends; empty when the server did not say. */
    synchronized Optional<Instant> end() {
        return end;
    }

    synchronized boolean canRefresh() {
        return tokens.refreshToken() != null;
    }

    @Override
    public synchronized AccessToken current() {
        boolean endsSoon = end.filter(moment -> moment.minus(EARLY).isBefore(clock.instant()))
                .isPresent();
        if (endsSoon && canRefresh()) refresh();
        return new AccessToken(
                tokens.accessToken(), end.map(Instant::getEpochSecond).orElse(0L));
    }

    /** @throws SignInEnded when the server refuses; when it cannot answer, the refresh token is as good as before */
    synchronized void refresh() {
        Refreshed outcome = endpoint.refresh(origin.at(), origin.client(), tokens.refreshToken(), Optional.empty());
        if (outcome instanceof Refreshed.Refused refused) throw new SignInEnded(refused.error());
        TokenResponse fresh = ((Refreshed.Fresh) outcome).tokens();
        // A server that sends no new refresh token leaves the old one good (RFC 6749 section 6).
        take(fresh.refreshToken() == null ? fresh.with(tokens.refreshToken(), fresh.idToken()) : fresh);
    }

    /** RFC 7009. The refresh token first: with it everything ends. */
    synchronized void revoke() {
        Stream.of(tokens.refreshToken(), tokens.accessToken())
                .flatMap(Stream::ofNullable)
                .forEach(token -> endpoint.revoke(origin.at(), origin.client(), token));
    }

    private void take(TokenResponse fresh) {
        tokens = fresh;
        end = fresh.expiresIn() == 0
                ? Optional.empty()
                : Optional.of(clock.instant().plusSeconds(fresh.expiresIn()));
    }

    /** The tokens are for one resource, which the request named. */
    @Override
    public void useFor(String resource) {
        if (!resource.equals(origin.at().resource())) throw new IllegalArgumentException(resource);
    }

    @Override
    public List<String> story() {
        return List.of();
    }

    @Override
    public boolean needsPerson() {
        return true;
    }

    /** Leaves the tokens out. */
    @Override
    public String toString() {
        return "UserSession[" + scopes() + " until " + end + "]";
    }
}
