package oauthlab.agent.oauth.discovery;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import oauthlab.shared.wire.ProtectedResourceMetadata;

/** The way from an MCP server to its authorization server, step by step. MCP 2025-11-25, "Authorization Server Discovery". */
@Singleton
public class Discovery {

    private static final int MAX_ISSUERS = 5;

    private final ProtectedResources resources;
    private final AuthorizationServers servers;

    Discovery(ProtectedResources resources, AuthorizationServers servers) {
        this.resources = resources;
        this.servers = servers;
    }

    /**
     * @param expected the issuer that is configured for this server; then no other will do
     * @param challenge what the server said when it was asked without a token
     * @param findings is told each step that went well
     * @throws AgentException at the first step that does not, with the section that says why
     */
    public Discovered discover(
            URI server, Optional<URI> expected, Challenge challenge, Consumer<DiscoveryStep> findings) {
        return discover(new Search(server, expected, Optional.empty()), challenge, findings);
    }

    /**
     * Looks for the issuer of tokens that there are. While the server names it, no other takes its place, even when it is down.
     *
     * @param held this issuer
     */
    public Discovered again(URI server, Optional<URI> expected, String held) {
        return discover(new Search(server, expected, Optional.of(held)), Challenge.NONE, finding -> {});
    }

    private record Search(URI server, Optional<URI> expected, Optional<String> held) {}

    private Discovered discover(Search search, Challenge challenge, Consumer<DiscoveryStep> findings) {
        URI server = search.server();
        Optional<URI> expected = search.expected();
        Optional<ProtectedResourceMetadata> resource = resources.find(server, challenge);
        findings.accept(resourceFinding(server, resource));
        AuthorizationServerMetadata metadata = expected.isPresent()
                // What is configured is trusted; what a server says is not.
                ? servers.find(SafeAddress.of(trusted(server, expected.get(), issuers(server, resource)), "issuer"))
                : firstOf(wanted(issuers(server, resource), search.held()), server);
        findings.accept(new DiscoveryStep("Authorization server", "RFC 9728 section 2", metadata.issuer()));
        findings.accept(new DiscoveryStep(
                "Its metadata", "RFC 8414 section 3", "issuer is the same; tokens at " + metadata.tokenEndpoint()));
        return new Discovered(
                server,
                resource.map(ProtectedResourceMetadata::resource).orElse(server.toString()),
                resource.map(Discovery::scopes).orElse(Scopes.NONE),
                resource.map(ProtectedResourceMetadata::dpopSigningAlgorithms)
                        .filter(algorithms -> algorithms.contains("ES256"))
                        .isPresent(),
                metadata);
    }

    /** What a user's approval needs besides: an authorization endpoint, and PKCE. */
    public static void requireForApproval(AuthorizationServerMetadata metadata) {
        AuthorizationServers.requirePkce(metadata);
    }

    /** Servers older than RFC 9728 are their own authorization servers (MCP 2025-03-26). */
    private static List<String> issuers(URI server, Optional<ProtectedResourceMetadata> resource) {
        return resource.map(ProtectedResourceMetadata::authorizationServers).orElse(List.of());
    }

    private static List<String> wanted(List<String> issuers, Optional<String> held) {
        return held.filter(issuers::contains).map(List::of).orElse(issuers);
    }

    /** Section 7.6 leaves the choice to the client: the first that can be found. One that is down does not hide the next. */
    private AuthorizationServerMetadata firstOf(List<String> issuers, URI server) {
        if (issuers.isEmpty()) return servers.find(SafeAddress.named(origin(server), "issuer", server));
        AgentException first = null;
        for (String issuer : issuers.stream().limit(MAX_ISSUERS).toList()) {
            try {
                return servers.find(SafeAddress.named(issuer, "issuer", server));
            } catch (AgentException useless) {
                if (first == null) first = useless;
            }
        }
        throw first;
    }

    private static String origin(URI server) {
        return server.getScheme() + "://" + server.getRawAuthority();
    }

    /** Credentials are for one issuer: a server that names another must not get them sent there. */
    private static String trusted(URI server, URI expected, List<String> issuers) {
        String wanted = expected.toString();
        if (issuers.isEmpty() || issuers.contains(wanted)) return wanted;
        throw AgentException.of(
                server + " does not trust the authorization server that is configured for it: " + wanted,
                "It trusts " + String.join(" and ", issuers) + " (RFC 9728 section 2, authorization_servers).",
                "Check oauth.server_url in the configuration file.");
    }

    private static DiscoveryStep resourceFinding(URI server, Optional<ProtectedResourceMetadata> resource) {
        return new DiscoveryStep(
                "Protected resource metadata",
                "RFC 9728 section 3",
                resource.map(found -> "speaks for " + found.resource() + "; scopes_supported " + scopes(found))
                        .orElse("none at " + String.join(" nor ", ProtectedResources.wellKnown(server))
                                + "; looking for the authorization server at the same origin"));
    }

    private static Scopes scopes(ProtectedResourceMetadata metadata) {
        return Optional.ofNullable(metadata.scopesSupported()).stream()
                .flatMap(List::stream)
                .map(Discovery::scope)
                .reduce(Scopes.NONE, Scopes::with);
    }

    /** One that is no scope does not hide the others. */
    private static Scopes scope(String said) {
        try {
            return Scopes.parse(said);
        } catch (IllegalArgumentException noScope) {
            return Scopes.NONE;
        }
    }
}
