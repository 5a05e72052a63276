package oauthlab.auth.issuance;

import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_SCOPE;
import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_TARGET;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.endpoint.OAuthException;
import oauthlab.auth.issuer.ResourceSettings;
import oauthlab.auth.issuer.Resources;
import oauthlab.shared.protocol.Scopes;

/** What a client may be granted: which scopes (RFC 6749 section 3.3) and for which resources (RFC 8707 section 2). */
@ApplicationScoped
public class AccessPolicy {

    private final Resources resources;
    private final Scopes supported;

    AccessPolicy(Resources resources, ResourceSettings settings) {
        this.resources = resources;
        this.supported = Scopes.of(settings.scopes());
    }

    /**
     * The scopes asked for; when none are, all that the client may have.
     *
     * @throws OAuthException {@code invalid_scope} that names what the client may not have
     */
    public Scopes scopes(Client client, Optional<String> requested) {
        Scopes allowed = client.scopes().narrow(supported);
        Scopes wanted = requested.map(AccessPolicy::parse).orElse(allowed);
        Scopes tooMuch = wanted.without(allowed);
        if (!tooMuch.isEmpty()) {
            throw OAuthException.of(
                    INVALID_SCOPE,
                    "The client '" + client.id() + "' may not have: " + tooMuch + ". It may have: " + allowed + ".");
        }
        if (wanted.isEmpty()) {
            throw OAuthException.of(INVALID_SCOPE, "The client '" + client.id() + "' may not have any scope.");
        }
        return wanted;
    }

    /**
     * The resources the token will be for: those asked for, else the client's own default.
     *
     * @throws OAuthException {@code invalid_target} when one is unknown
     */
    public List<String> audience(Client client, List<String> requested) {
        for (String resource : requested) {
            if (!resources.isKnown(resource)) {
                throw OAuthException.of(
                        INVALID_TARGET,
                        "The resource '" + resource + "' is not known here. Known are: "
                                + String.join(", ", resources.known()) + ".");
            }
        }
        if (!requested.isEmpty()) return requested.stream().distinct().toList();
        return List.of(resources.identifier(client.defaultResource().orElse(null)));
    }

    private static Scopes parse(String requested) {
        try {
            return Scopes.parse(requested);
        } catch (IllegalArgumentException malformed) {
            throw OAuthException.of(INVALID_SCOPE, "The scope is malformed: " + malformed.getMessage() + ".");
        }
    }
}
