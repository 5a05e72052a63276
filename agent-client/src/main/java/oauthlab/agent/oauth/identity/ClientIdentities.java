package oauthlab.agent.oauth.identity;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.wire.AuthorizationServerMetadata;

/**
 * Which of the ways to be a client it is. MCP 2025-11-25, "Client Registration Approaches": registered by hand, then a metadata
 * document, then registration on the spot.
 */
@Singleton
public class ClientIdentities {

    /** The identity that the configuration gives for this server; empty: the agent has to register. */
    public Optional<ClientIdentity> configured(OAuthOptions options, AuthorizationServerMetadata server) {
        if (options.clientId().isPresent()) return Optional.of(registeredByHand(options, server));
        return options.clientMetadataUrl()
                .filter(document -> Boolean.TRUE.equals(server.clientIdMetadataDocumentSupported()))
                .map(document -> ClientIdentity.publicClient(document.toString()));
    }

    private static ClientIdentity registeredByHand(OAuthOptions options, AuthorizationServerMetadata server) {
        Optional<SigningKey> key = options.privateKeyFile().map(SigningKey::read);
        ClientAuthMethod method = options.clientMetadata()
                .tokenEndpointAuthMethod()
                .orElseGet(() -> method(options, key.isPresent(), server));
        if (method == ClientAuthMethod.PRIVATE_KEY_JWT && key.isEmpty()
                || method.usesSecret() && options.clientSecret().isEmpty())
            throw AgentException.of(
                    "token_endpoint_auth_method is " + method.wire() + ", but there is nothing to prove it with.",
                    method.usesSecret() ? "Add client_secret." : "Add private_key_file.");
        return new ClientIdentity(options.clientId().orElseThrow(), method, options.clientSecret(), key);
    }

    private static ClientAuthMethod method(OAuthOptions options, boolean hasKey, AuthorizationServerMetadata server) {
        if (hasKey) return ClientAuthMethod.PRIVATE_KEY_JWT;
        if (options.clientSecret().isEmpty()) return ClientAuthMethod.NONE;
        return withSecret(Optional.ofNullable(server.tokenAuthMethods()).orElse(List.of()));
    }

    /** RFC 8414 section 2: a server that says nothing knows client_secret_basic. */
    static ClientAuthMethod withSecret(List<String> known) {
        boolean isPostOnly = known.contains(ClientAuthMethod.CLIENT_SECRET_POST.wire())
                && !known.contains(ClientAuthMethod.CLIENT_SECRET_BASIC.wire());
        return isPostOnly ? ClientAuthMethod.CLIENT_SECRET_POST : ClientAuthMethod.CLIENT_SECRET_BASIC;
    }
}
