package oauthlab.agent.oauth.identity;

import java.util.Optional;
import oauthlab.agent.foundation.config.OAuthOptions.ClientSecret;
import oauthlab.shared.protocol.ClientAuthMethod;

/**
 * A client as one authorization server knows it.
 *
 * @param method how it proves that it is the one; NONE for a public client
 * @param secret for the methods that use one
 * @param key for private_key_jwt
 */
public record ClientIdentity(
        String clientId, ClientAuthMethod method, Optional<ClientSecret> secret, Optional<SigningKey> key) {

    /** Somebody who only says a name. RFC 6749 section 2.1. */
    public static ClientIdentity publicClient(String clientId) {
        return new ClientIdentity(clientId, ClientAuthMethod.NONE, Optional.empty(), Optional.empty());
    }
}
