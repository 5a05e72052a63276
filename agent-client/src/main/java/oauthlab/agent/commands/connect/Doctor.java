package oauthlab.agent.commands.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Challenge;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.discovery.Discovery;
import oauthlab.agent.oauth.discovery.DiscoveryStep;
import oauthlab.agent.oauth.discovery.Probe;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.shared.network.NormalUri;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes the way to a token step by step, up to the point where a person would be asked. */
@Command(name = "doctor", description = "Walks discovery step by step, and says which step fails and why.")
public final class Doctor implements Callable<Integer> {

    @Mixin
    private ServerOptions options;

    @Parameters(paramLabel = "NAME", description = "The server, as it is named in the configuration file.")
    private String name;

    private final Configuration configuration;
    private final Probe probe;
    private final Discovery discovery;
    private final Screen screen;
    private final List<DiscoveryStep> findings = new ArrayList<>();

    Doctor(Configuration configuration, Probe probe, Discovery discovery, Screen screen) {
        this.configuration = configuration;
        this.probe = probe;
        this.discovery = discovery;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        RemoteServer server = configuration.remote(options, name);
        try {
            options.withinTime(() -> walk(server));
        } catch (AgentException failing) {
            if (!options.isJson()) throw failing;
            screen.json(Map.of(
                    "server", name, "steps", findings, "failed", failing.getMessage(), "details", failing.details()));
            return 1;
        }
        if (options.isJson()) screen.json(Map.of("server", name, "steps", findings));
        return 0;
    }

    private List<DiscoveryStep> walk(RemoteServer server) {
        Optional<Challenge> challenge = probe.ask(server);
        if (challenge.isEmpty()) {
            found(new DiscoveryStep("Asked without a token", "MCP authorization", "it answers: no token is needed"));
            return findings;
        }
        found(new DiscoveryStep("Asked without a token", "RFC 6750 section 3", said(challenge.get())));
        Discovered at = discovery.discover(server.url(), server.oauth().serverUrl(), challenge.get(), this::found);
        Discovery.requireForApproval(at.authorizationServer());
        target(at).ifPresent(this::found);
        found(new DiscoveryStep("PKCE", "RFC 7636 section 4.2", "S256 is supported"));
        found(new DiscoveryStep(
                "How to be a client", "RFC 7591, MCP", identity(server.oauth(), at.authorizationServer())));
        return findings;
    }

    /** An authorization server may list its resources. One that does gives no token for others: {@code invalid_target}. */
    static Optional<DiscoveryStep> target(Discovered at) {
        List<String> resources = at.authorizationServer().protectedResources();
        if (resources == null || resources.isEmpty()) return Optional.empty();
        if (resources.stream().anyMatch(resource -> NormalUri.areSame(resource, at.resource())))
            return Optional.of(new DiscoveryStep("Tokens for this server", "RFC 9728 section 4", "it is listed there"));
        throw AgentException.of(
                at.issuer() + " does not list " + at.resource() + ": it would refuse a token with invalid_target.",
                "Its protected_resources (RFC 9728 section 4) are: " + String.join(", ", resources) + ".",
                "Ask its operator to add the resource, or correct what the MCP server calls itself.");
    }

    private void found(DiscoveryStep finding) {
        findings.add(finding);
        if (!options.isJson())
            screen.step(findings.size(), finding.step(), List.of(), List.of(finding.outcome(), finding.rule()));
    }

    private static String said(Challenge challenge) {
        String metadata = challenge
                .resourceMetadata()
                .map(address -> "metadata at " + address)
                .orElse("it does not say where its metadata are; looking at the well-known addresses");
        return challenge.scope().isEmpty() ? metadata : metadata + "; scope " + challenge.scope();
    }

    private static String identity(OAuthOptions options, AuthorizationServerMetadata server) {
        if (options.clientId().isPresent())
            return "registered by hand as " + options.clientId().get();
        boolean hasDocument = options.clientMetadataUrl().isPresent()
                && Boolean.TRUE.equals(server.clientIdMetadataDocumentSupported());
        if (hasDocument)
            return "a metadata document: " + options.clientMetadataUrl().get();
        if (server.registrationEndpoint() != null)
            return "registers itself at " + server.registrationEndpoint() + " when you sign in";
        throw AgentException.of(
                "There is no way to be a client of " + server.issuer() + ".",
                "It has no registration_endpoint (RFC 7591), and the configuration has no client_id.",
                "Ask its operator for a client, and add client_id with server_url to oauth.");
    }
}
