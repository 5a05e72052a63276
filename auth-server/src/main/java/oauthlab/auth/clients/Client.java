package oauthlab.auth.clients;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;

/**
 * A registered application. RFC 6749 section 2, members as in RFC 7591 section 2.
 *
 * @param authentication how it proves who it is
 * @param scopes the most it may ever be granted
 * @param redirectUris where a user's browser may be sent with a code
 * @param postLogoutRedirectUris where it may be sent after a sign-out
 * @param defaultResource short name of the resource its tokens are for when the request names none
 * @param servesResource short name of the resource this client is the server of; it may introspect tokens for it
 * @param tokens what its tokens look like
 * @param rules what else holds for it
 */
public record Client(
        String id,
        String name,
        ClientAuthentication authentication,
        Set<GrantType> grantTypes,
        Scopes scopes,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        Optional<String> defaultResource,
        Optional<String> servesResource,
        TokenSettings tokens,
        ClientRules rules) {

    /** Does it only say its name, and prove nothing? RFC 6749 section 2.1. */
    public boolean isPublic() {
        return authentication.methods().equals(Set.of(ClientAuthMethod.NONE));
    }

    /** Does it prove who it is, and did the administrator add it? Then it answers for what is done in its name. */
    public boolean isKnown() {
        return !isPublic() && !rules.stranger();
    }

    public boolean mayUse(GrantType grantType) {
        return grantTypes.contains(grantType);
    }

    /** A secret may come in the header or in the body, whichever was registered: it proves the same. */
    public boolean mayUse(ClientAuthMethod method) {
        return authentication.methods().stream()
                .anyMatch(registered -> registered == method || registered.usesSecret() && method.usesSecret());
    }
}
