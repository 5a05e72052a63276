package oauthlab.auth.broker.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import oauthlab.shared.wire.WellKnownUri;

/**
 * Finds a provider's endpoints: those set by hand, and the rest from what it publishes. RFC 8414 section 3, OpenID Connect
 * Discovery section 4.
 */
@ApplicationScoped
public class Discovery {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int MAX_PROVIDERS = 100;

    private final ProviderCalls calls;

    private final Cache<String, JsonNode> documents = Caffeine.newBuilder()
            .expireAfterWrite(GOOD_FOR)
            .maximumSize(MAX_PROVIDERS)
            .build();

    Discovery(ProviderCalls calls) {
        this.calls = calls;
    }

    /** @throws UpstreamFailure when the document cannot be had, or is somebody else's */
    public ProviderEndpoints endpoints(Provider provider) {
        return new ProviderEndpoints(
                required(provider, "authorization_endpoint"),
                required(provider, "token_endpoint"),
                find(provider, "userinfo_endpoint"),
                find(provider, "revocation_endpoint"),
                find(provider, "jwks_uri"),
                isDiscovered(provider)
                        && document(provider)
                                .path("authorization_response_iss_parameter_supported")
                                .asBoolean());
    }

    private URI required(Provider provider, String name) {
        return find(provider, name)
                .orElseThrow(() -> UpstreamFailure.broken(provider.name() + " publishes no " + name));
    }

    private Optional<URI> find(Provider provider, String name) {
        return Optional.ofNullable(provider.byHand().get(name))
                .or(() -> published(provider, name))
                .map(address -> uri(provider, name, address));
    }

    /** With both endpoints by hand nothing is fetched: plain OAuth providers publish nothing. */
    private static boolean isDiscovered(Provider provider) {
        return provider.issuer().isPresent()
                && !(provider.byHand().containsKey("authorization_endpoint")
                        && provider.byHand().containsKey("token_endpoint"));
    }

    private Optional<String> published(Provider provider, String name) {
        return isDiscovered(provider)
                ? Optional.ofNullable(document(provider).path(name).textValue())
                : Optional.empty();
    }

    private static URI uri(Provider provider, String name, String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null) return uri;
        } catch (IllegalArgumentException malformed) {
            throw UpstreamFailure.broken("the " + name + " of " + provider.name() + " is no address");
        }
        throw UpstreamFailure.broken("the " + name + " of " + provider.name() + " is no absolute address");
    }

    private JsonNode document(Provider provider) {
        String issuer = provider.issuer().orElseThrow();
        JsonNode kept = documents.getIfPresent(issuer);
        if (kept != null) return kept;
        JsonNode fetched = fetch(provider, issuer);
        // Section 3.3: else one provider could pass for another.
        if (!issuer.equals(fetched.path("issuer").textValue()))
            throw UpstreamFailure.broken("the metadata of " + issuer + " is about another issuer");
        documents.put(issuer, fetched);
        return fetched;
    }

    /** OpenID Connect puts the name behind the path, RFC 8414 before it. */
    private JsonNode fetch(Provider provider, String issuer) {
        try {
            String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            return calls.get(provider, URI.create(base + "/.well-known/" + WellKnownUri.OPENID_CONFIGURATION));
        } catch (UpstreamFailure failure) {
            if (failure.kind() == UpstreamFailure.Kind.LATER) throw failure;
            return calls.get(provider, URI.create(WellKnownUri.of(issuer, WellKnownUri.AUTHORIZATION_SERVER)));
        }
    }
}
