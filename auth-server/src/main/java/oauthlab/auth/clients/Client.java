package oauthlab.auth.clients;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.Digests;

/**
 * A registered application. RFC 6749 section 2, members as in RFC 7591 section 2.
 *
 * @param secretDigest SHA-256 of its secret; empty for a public client
 * @param scopes the most it may ever be granted
 * @param redirectUris where a user's browser may be sent with a code
 * @param defaultResource short name of the resource its tokens are for when the request names none
 * @param servesResource short name of the resource this client is the server of; it may introspect tokens for it
 */
public record Client(
        String id,
        String name,
        Optional<String> secretDigest,
        Set<ClientAuthMethod> authMethods,
        Set<GrantType> grantTypes,
        Scopes scopes,
        List<String> redirectUris,
        Optional<String> defaultResource,
        Optional<String> servesResource) {

    public boolean isPublic() {
        return secretDigest.isEmpty();
    }

    public boolean mayUse(GrantType grantType) {
        return grantTypes.contains(grantType);
    }

    public boolean mayUse(ClientAuthMethod method) {
        return authMethods.contains(method);
    }

    /** Compares digests in constant time. A public client has no secret, so none fits. */
    public boolean hasSecret(String secret) {
        return secretDigest.filter(digest -> Digests.matches(secret, digest)).isPresent();
    }
}
