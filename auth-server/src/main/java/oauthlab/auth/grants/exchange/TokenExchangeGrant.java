package oauthlab.auth.grants.exchange;

import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_SCOPE;
import static oauthlab.shared.protocol.ParameterNames.REQUESTED_TOKEN_TYPE;
import static oauthlab.shared.protocol.ParameterNames.SCOPE;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.grants.token.Grant;
import oauthlab.auth.grants.token.RequestedTokenType;
import oauthlab.auth.grants.token.TokenRequest;
import oauthlab.auth.tokens.issuance.AccessPolicy;
import oauthlab.auth.tokens.issuance.AccessToken;
import oauthlab.auth.tokens.issuance.Actor;
import oauthlab.auth.tokens.issuance.GrantOutcome;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;

/**
 * A client brings a token that it was called with and gets one for the next service. RFC 8693.
 *
 * <p>So nobody passes a foreign token on: each service gets a token that is for it alone, which says for whom the work
 * is done ({@code sub}) and who does it ({@code act}), and allows no more than the first one did.
 */
@ApplicationScoped
class TokenExchangeGrant implements Grant {

    private final ExchangeTokens tokens;
    private final ExchangePolicy policy;
    private final Map<String, RequestedTokenType> otherKinds;

    TokenExchangeGrant(ExchangeTokens tokens, ExchangePolicy policy, @All List<RequestedTokenType> otherKinds) {
        this.tokens = tokens;
        this.policy = policy;
        this.otherKinds = otherKinds.stream().collect(Collectors.toMap(RequestedTokenType::tokenType, kind -> kind));
    }

    @Override
    public GrantType type() {
        return GrantType.TOKEN_EXCHANGE;
    }

    @Override
    public GrantOutcome redeem(TokenRequest request) {
        FormParameters form = request.form();
        Client client = request.client();
        Optional<RequestedTokenType> otherKind = form.get(REQUESTED_TOKEN_TYPE).map(otherKinds::get);
        if (otherKind.isEmpty()) form.get(REQUESTED_TOKEN_TYPE).ifPresent(tokens::requireKnownType);
        AccessToken subject = tokens.subject(form);
        if (otherKind.isPresent()) {
            policy.requireMayBring(client, subject);
            return otherKind.get().redeem(client, subject);
        }
        Optional<AccessToken> actorToken = tokens.actor(form);
        List<String> audience = policy.audience(client, form);
        policy.requireMayBring(client, subject);
        Optional<Actor> actor = policy.actor(client, subject, actorToken);
        return new GrantOutcome.Exchanged(subject, actor, scopes(client, subject, form), audience);
    }

    /** What the first token allows and the client may have; of that, what is asked for. Never more. */
    private static Scopes scopes(Client client, AccessToken subject, FormParameters form) {
        Scopes possible = client.scopes().narrow(subject.scopes());
        Scopes wanted = AccessPolicy.narrowed(possible, form.get(SCOPE));
        if (wanted.isEmpty())
            throw OAuthException.of(
                    INVALID_SCOPE,
                    "The subject_token allows '" + subject.scopes() + "', and the client '" + client.id()
                            + "' may have '" + client.scopes() + "': nothing is left.");
        return wanted;
    }
}
