package oauthlab.auth.grants.exchange;

import static oauthlab.shared.protocol.ParameterNames.ACTOR_TOKEN;
import static oauthlab.shared.protocol.ParameterNames.ACTOR_TOKEN_TYPE;
import static oauthlab.shared.protocol.ParameterNames.SUBJECT_TOKEN;
import static oauthlab.shared.protocol.ParameterNames.SUBJECT_TOKEN_TYPE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.tokens.issuance.AccessToken;
import oauthlab.auth.tokens.issuance.AccessTokenReader;
import oauthlab.shared.protocol.TokenTypeUri;

/**
 * The tokens that come with an exchange: access tokens of ours, good ones. RFC 8693 section 2.1.
 *
 * <p>A token that is not good is {@code invalid_request} here, as section 2.2.2 says.
 */
@ApplicationScoped
class ExchangeTokens {

    /** Our access tokens are JWTs, so both names are right. */
    private static final Set<String> TYPES = Set.of(TokenTypeUri.ACCESS_TOKEN, TokenTypeUri.JWT);

    private final AccessTokenReader reader;

    ExchangeTokens(AccessTokenReader reader) {
        this.reader = reader;
    }

    AccessToken subject(FormParameters form) {
        return read(SUBJECT_TOKEN, form.require(SUBJECT_TOKEN), form.require(SUBJECT_TOKEN_TYPE));
    }

    /** Token and type come together or not at all. */
    Optional<AccessToken> actor(FormParameters form) {
        if (form.has(ACTOR_TOKEN_TYPE) && !form.has(ACTOR_TOKEN))
            throw OAuthException.invalidRequest("There is an actor_token_type, but no actor_token.");
        return form.get(ACTOR_TOKEN).map(token -> read(ACTOR_TOKEN, token, form.require(ACTOR_TOKEN_TYPE)));
    }

    void requireKnownType(String type) {
        if (!TYPES.contains(type))
            throw OAuthException.invalidRequest("The token type '" + type + "' is not supported. Supported are: "
                    + TYPES.stream().sorted().toList() + ".");
    }

    private AccessToken read(String parameter, String token, String type) {
        requireKnownType(type);
        return reader.read(token)
                .orElseThrow(() -> OAuthException.invalidRequest(
                        "The " + parameter + " is not good: not ours, expired or revoked."));
    }
}
