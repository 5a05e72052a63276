package oauthlab.agent.oauth.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.config.OAuthOptions.ClientSecret;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.ClientAuthMethod;

/**
 * What an authorization server gave this agent when it registered. RFC 7591 section 3.2.1.
 *
 * @param secretExpiresAt seconds since 1970; 0 and null are never
 * @param managementToken for {@code managementUri} alone (RFC 7592)
 */
public record RegisteredClient(
        @JsonProperty("client_id") String clientId,
        @JsonProperty("client_secret") String secret,
        @JsonProperty("client_secret_expires_at") Long secretExpiresAt,
        @JsonProperty("token_endpoint_auth_method") String authMethod,
        @JsonProperty("registration_access_token") String managementToken,
        @JsonProperty("registration_client_uri") String managementUri) {

    /**
     * Who the agent is with this registration.
     *
     * @param known the methods that the server says it knows; may be none
     * @throws AgentException when it is to prove itself in a way that this agent does not know
     */
    public ClientIdentity identity(List<String> known) {
        return new ClientIdentity(
                clientId, method(known), Optional.ofNullable(secret).map(ClientSecret::new), Optional.empty());
    }

    /** A server may have changed what was asked for: what it says here counts. Some give a secret that nobody asks for. */
    private ClientAuthMethod method(List<String> known) {
        if (secret == null) return ClientAuthMethod.NONE;
        if (authMethod == null) return ClientIdentities.withSecret(known);
        return ClientAuthMethod.fromWire(authMethod)
                .filter(method -> method.usesSecret() || method == ClientAuthMethod.NONE)
                .orElseThrow(() -> AgentException.of(
                        "The authorization server gave a client secret, to be used by " + authMethod + ".",
                        "This agent knows client_secret_basic and client_secret_post."));
    }

    /** Leaves out both secrets. */
    @Override
    public String toString() {
        return "RegisteredClient[" + clientId + "]";
    }
}
