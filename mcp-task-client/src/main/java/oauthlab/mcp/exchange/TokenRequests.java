package oauthlab.mcp.exchange;

import static oauthlab.shared.protocol.ParameterNames.RESOURCE;
import static oauthlab.shared.protocol.ParameterNames.SCOPE;
import static oauthlab.shared.protocol.ParameterNames.SUBJECT_TOKEN;

import io.quarkus.oidc.client.NamedOidcClient;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.access.VerifiedTokens;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.protocol.Scopes;

/**
 * Gets tokens for the task API from the authorization server, which says no where a caller may not do what he asks for.
 *
 * <p>The caller's token is exchanged (RFC 8693), a user's and a client's own: the new one says for whom the work is done ({@code
 * sub}) and that this server does it ({@code act}), allows no more, and is for the API ({@code aud}), where the caller's would be
 * refused. In its own name this server would lend its own data to every client that calls. An API key, and stdio, bring no
 * token: {@link KeyClients} says in whose name it asks for them, and it asks for no more scope than the key has.
 */
@Singleton
class TokenRequests {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KeyClients withoutToken;
    private final OidcClient exchange;
    private final VerifiedTokens callers;
    private final String resource;
    private final Scopes most;

    TokenRequests(
            KeyClients withoutToken,
            @NamedOidcClient("exchange") OidcClient exchange,
            VerifiedTokens callers,
            ExchangeSettings settings) {
        this.withoutToken = withoutToken;
        this.exchange = exchange;
        this.callers = callers;
        this.resource = settings.taskApi().resource();
        this.most = Scopes.parse(settings.taskApi().scopes());
    }

    Uni<OwnToken> fetch(Optional<Caller> caller) {
        Scopes scopes = caller.map(known -> most.narrow(known.scopes())).orElse(most);
        // Asking for none would be asking for all.
        if (scopes.isEmpty()) return Uni.createFrom().failure(allowsNothing());
        var wanted = new HashMap<>(Map.of(SCOPE, scopes.toString(), RESOURCE, resource));
        Optional<Caller> exchangeable = caller.filter(Caller::hasToken);
        if (exchangeable.isEmpty()) return ask(withoutToken.of(caller), wanted);
        String token = exchangeable.get().token();
        wanted.put(SUBJECT_TOKEN, token);
        return ask(exchange, wanted)
                .onFailure()
                .invoke(failure -> TokenRefusal.ofCallersToken(failure).ifPresent(why -> callers.refuse(token, why)));
    }

    private OidcClientException allowsNothing() {
        return new OidcClientException("{\"error\":\"insufficient_scope\",\"error_description\":\"The caller's token"
                + " allows nothing at the task API, which has: " + most + "\"}");
    }

    private static Uni<OwnToken> ask(OidcClient client, Map<String, String> parameters) {
        return request(client, parameters)
                .onFailure(TokenRequests::wantsNonce)
                .recoverWithUni(() -> request(client, parameters))
                .ifNoItem()
                .after(TIMEOUT)
                .failWith(() -> new OidcClientException("no answer in " + TIMEOUT));
    }

    /** The answer brought the nonce that the proof lacked (RFC 9449 section 8). */
    private static boolean wantsNonce(Throwable failure) {
        return TokenRefusal.in(failure)
                .filter(said -> said.error().equals(OAuthErrorCode.USE_DPOP_NONCE.wire()))
                .isPresent();
    }

    private static Uni<OwnToken> request(OidcClient client, Map<String, String> parameters) {
        return client.getTokens(parameters).map(TokenRequests::ownToken);
    }

    private static OwnToken ownToken(Tokens tokens) {
        // A token whose end nobody knows is not kept.
        long expiresAt = Optional.ofNullable(tokens.getAccessTokenExpiresAt()).orElse(0L);
        return new OwnToken(tokens.getAccessToken(), Instant.ofEpochSecond(expiresAt));
    }
}
