package oauthlab.auth.grants.jwtbearer;

import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_TARGET;
import static oauthlab.shared.protocol.ParameterNames.ASSERTION;
import static oauthlab.shared.protocol.ParameterNames.RESOURCE;
import static oauthlab.shared.protocol.ParameterNames.SCOPE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.grants.token.Grant;
import oauthlab.auth.grants.token.TokenRequest;
import oauthlab.auth.tokens.issuance.AccessPolicy;
import oauthlab.auth.tokens.issuance.GrantOutcome;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;

/**
 * A client brings the word of an organisation that we trust, and gets a token for its user. ID-JAG section 4.4.
 *
 * <p>There is no refresh token: the client asks the organisation again, which may have changed its mind.
 */
@ApplicationScoped
class JwtBearerGrant implements Grant, MetadataContributor {

    private final IdentityAssertions assertions;
    private final AccessPolicy policy;

    JwtBearerGrant(IdentityAssertions assertions, AccessPolicy policy) {
        this.assertions = assertions;
        this.policy = policy;
    }

    @Override
    public GrantType type() {
        return GrantType.JWT_BEARER;
    }

    @Override
    public GrantOutcome redeem(TokenRequest request) {
        Client client = request.client();
        if (client.isPublic())
            throw OAuthException.unauthorizedClient("A public client cannot use this grant: it proves nothing.");
        IdentityAssertion assertion = assertions.read(request.form().require(ASSERTION));
        if (!client.id().equals(assertion.clientId()))
            throw OAuthException.invalidGrant(
                    "The assertion was made for another client than '" + client.id() + "'.",
                    "id-jag: foreign client_id");
        if (assertion.keyThumbprint().isPresent() && !assertion.keyThumbprint().equals(request.keyThumbprint()))
            throw OAuthException.invalidGrant(
                    "The assertion is bound to a key (cnf): send a DPoP proof made with that key.",
                    "id-jag: no proof with its key");
        Scopes allowed = policy.scopes(client, assertion.scope());
        return new GrantOutcome.Asserted(
                assertion.userId(),
                AccessPolicy.narrowed(allowed, request.form().get(SCOPE)),
                audience(client, assertion, request.form().all(RESOURCE)));
    }

    /** The organisation may say for which resource; the client may then ask for no other. */
    private List<String> audience(Client client, IdentityAssertion assertion, List<String> requested) {
        Optional<String> said = assertion.resource();
        if (said.isPresent() && !List.of(said.get()).containsAll(requested))
            throw OAuthException.of(INVALID_TARGET, "The assertion is for the resource " + said.get() + " only.");
        return policy.audience(client, said.map(List::of).orElse(requested));
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("authorization_grant_profiles_supported", List.of("urn:ietf:params:oauth:grant-profile:id-jag"));
    }
}
