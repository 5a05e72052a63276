package oauthlab.agent.oauth.flow;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.outbound.Outbound;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.identity.ClientIdentity;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.protocol.ParameterNames;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.RandomSecret;

/**
 * The question that goes through the person's browser, and what the agent remembers until the answer. OAuth 2.1 section 4.1.1.
 *
 * @param state binds the answer to this question (RFC 9700 section 4.7)
 * @param verifier binds the code to this agent (RFC 7636)
 */
public record AuthorizationRequest(
        Discovered at, ClientIdentity client, String redirectUri, Scopes scopes, String state, CodeVerifier verifier) {

    public static AuthorizationRequest of(Discovered at, ClientIdentity client, String redirectUri, Scopes scopes) {
        return new AuthorizationRequest(
                at, client, redirectUri, scopes, RandomSecret.generate(16), CodeVerifier.random());
    }

    /** @param keyThumbprint the code is for the holder of this key alone (RFC 9449 section 10) */
    public Map<String, String> parameters(Optional<String> keyThumbprint) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(ParameterNames.RESPONSE_TYPE, "code");
        parameters.put(ParameterNames.CLIENT_ID, client.clientId());
        parameters.put(ParameterNames.REDIRECT_URI, redirectUri);
        parameters.put(ParameterNames.CODE_CHALLENGE, CodeChallenge.of(verifier).value());
        parameters.put(ParameterNames.CODE_CHALLENGE_METHOD, CodeChallenge.S256);
        parameters.put(ParameterNames.STATE, state);
        parameters.put(ParameterNames.RESOURCE, at.resource());
        if (!scopes.isEmpty()) parameters.put(ParameterNames.SCOPE, scopes.toString());
        // OpenID Connect Core section 11: without the question to the person there is no offline_access.
        if (scopes.contains("offline_access")) parameters.put(ParameterNames.PROMPT, "consent");
        keyThumbprint.ifPresent(thumbprint -> parameters.put(ParameterNames.DPOP_JKT, thumbprint));
        return parameters;
    }

    /** Where the browser has to go. */
    public URI address(Map<String, String> parameters) {
        URI endpoint = endpoint();
        String query = Outbound.encode(parameters);
        return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + query);
    }

    private URI endpoint() {
        return at.endpoint(at.authorizationServer().authorizationEndpoint(), "authorization_endpoint");
    }

    /** Leaves out what binds the answer. */
    @Override
    public String toString() {
        return "AuthorizationRequest[" + client.clientId() + " at " + at.issuer() + "]";
    }
}
