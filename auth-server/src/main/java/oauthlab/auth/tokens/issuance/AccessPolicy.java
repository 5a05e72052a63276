package oauthlab.auth.tokens.issuance;

import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_SCOPE;
import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_TARGET;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientmetadata.RegistrationSettings;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.ResourceSettings;
import oauthlab.auth.foundation.issuer.Resources;
import oauthlab.shared.network.NormalUri;
import oauthlab.shared.protocol.Scopes;

/** What a client may be granted: which scopes (RFC 6749 section 3.3) and for which resources (RFC 8707 section 2). */
@ApplicationScoped
public class AccessPolicy implements MetadataContributor {

    /** Scopes that are about the user and the session, not about a resource. OpenID Connect Core sections 5.4 and 11. */
    private static final Scopes IDENTITY = Scopes.of("openid", "profile", "email", "offline_access");

    private final Resources resources;
    private final Scopes forResources;
    private final Scopes supported;
    /** Clients ask for all that is announced, so what only a client of the administrator's can get is not. */
    private final Scopes forStrangers;

    AccessPolicy(Resources resources, ResourceSettings settings, RegistrationSettings registration) {
        this.resources = resources;
        this.forResources = Scopes.of(settings.scopes());
        this.supported = Scopes.of(Stream.concat(settings.scopes().stream(), IDENTITY.names().stream())
                .toList());
        this.forStrangers = Scopes.of(registration.scopes()).narrow(supported);
    }

    /**
     * The scopes asked for; when none are, all that the client may have of resources. Who the user is, and access
     * after the user has gone, must be asked for.
     *
     * @throws OAuthException {@code invalid_scope} that names what the client may not have
     */
    public Scopes scopes(Client client, Optional<String> requested) {
        Scopes allowed = client.scopes().narrow(supported);
        Scopes wanted = requested
                .map(AccessPolicy::parse)
                .map(this::understood)
                .orElseGet(() -> client.scopes().narrow(forResources));
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

    /** In an OpenID request, what nobody here understands is ignored (OpenID Connect Core section 3.1.2.1). Elsewhere it is refused. */
    private Scopes understood(Scopes wanted) {
        return wanted.contains("openid") ? supported.narrow(wanted) : wanted;
    }

    /**
     * The resources the token will be for: those asked for, else the client's own default.
     *
     * @throws OAuthException {@code invalid_target} when one is unknown
     */
    public List<String> audience(Client client, List<String> requested) {
        if (!requested.isEmpty())
            return requested.stream().map(this::known).distinct().toList();
        return List.of(resources.identifier(client.defaultResource().orElse(null)));
    }

    private String known(String resource) {
        return resources
                .known(resource)
                .orElseThrow(() -> OAuthException.of(
                        INVALID_TARGET,
                        "The resource '" + resource + "' is not known here. Known are: "
                                + String.join(", ", resources.known()) + "."));
    }

    /** All scopes there are. */
    public Scopes supported() {
        return supported;
    }

    /** What can be asked for, and for which resources (RFC 9728 section 4). */
    @Override
    public Map<String, Object> metadata() {
        return Map.of("scopes_supported", List.copyOf(forStrangers.names()), "protected_resources", resources.known());
    }

    /**
     * The scopes asked for out of those that a user approved; when none are, all of them. RFC 6749 section 6.
     *
     * @throws OAuthException {@code invalid_scope} for one that was not approved
     */
    public static Scopes narrowed(Scopes approved, Optional<String> requested) {
        Scopes wanted = requested.map(AccessPolicy::parse).orElse(approved);
        Scopes tooMuch = wanted.without(approved);
        if (tooMuch.isEmpty()) return wanted;
        throw OAuthException.of(
                INVALID_SCOPE, "The user did not approve: " + tooMuch + ". Approved is: " + approved + ".");
    }

    /**
     * The resources asked for out of those that a user approved; when none are, all of them. RFC 8707 section 2.2.
     *
     * @throws OAuthException {@code invalid_target} for one that was not approved
     */
    public static List<String> narrowed(List<String> approved, List<String> requested) {
        if (requested.isEmpty()) return approved;
        return requested.stream()
                .map(resource -> approved(approved, resource))
                .distinct()
                .toList();
    }

    private static String approved(List<String> approved, String resource) {
        return approved.stream()
                .filter(known -> NormalUri.areSame(known, resource))
                .findFirst()
                .orElseThrow(() -> OAuthException.of(
                        INVALID_TARGET,
                        "The user approved access to " + String.join(", ", approved)
                                + " only; resource may not name another one."));
    }

    private static Scopes parse(String requested) {
        try {
            Scopes scopes = Scopes.parse(requested);
            if (!scopes.isEmpty()) return scopes;
        } catch (IllegalArgumentException malformed) {
            throw OAuthException.of(INVALID_SCOPE, "The scope is malformed: " + malformed.getMessage() + ".");
        }
        throw OAuthException.of(
                INVALID_SCOPE,
                "The parameter 'scope' holds spaces alone. Name scopes, with one space between them, or leave it out.");
    }
}
