package oauthlab.agent.serve;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.inject.Instance;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import oauthlab.agent.commands.connect.UserOption;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.serve.HttpServing.Choice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves until it is stopped. */
@Command(
        name = "serve",
        description =
                "Serves the tools of all configured MCP servers as plain HTTP, with OpenAPI, until it is stopped.")
public final class Serve implements Callable<Integer> {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file; else OAUTHLAB_CONFIG, else ~/.oauthlab/mcp.json. Read again when it"
                    + " changes.")
    private Path config;

    @Mixin
    private UserOption user = new UserOption();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen; usually 127.0.0.1.")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", description = "Usually 4003; 0 takes one that is free.")
    private Integer port;

    @Option(
            names = "--api-key",
            paramLabel = "VARIABLE",
            description = "Callers have to show a key: the value of this variable of the environment. Usually that of"
                    + " AGENT_SERVE_KEY, if there is one.")
    private String apiKey;

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "Pages of this origin may call, too, for instance http://localhost:3000. Can be repeated.")
    private List<String> origins = List.of();

    private final Instance<HttpServing> serving;
    private final Instance<ServeSettings> settings;
    private final Shutdown ending;
    private final Screen screen;

    Serve(Instance<HttpServing> serving, Instance<ServeSettings> settings, Shutdown ending, Screen screen) {
        this.serving = serving;
        this.settings = settings;
        this.ending = ending;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        int wantedPort = port == null ? settings.get().port() : port;
        if (wantedPort < 0 || wantedPort > 65535)
            throw AgentException.of("--port is a number up to 65535, not " + wantedPort + ".");
        AllowedCallers visitors = visitors();
        try (var running = serving.get()
                .start(new Choice(Optional.ofNullable(config), user.name(), wantedPort, visitors, screen::tell))) {
            String names = running.gateway().all().stream()
                    .map(server -> server.entry().name())
                    .collect(Collectors.joining(", "));
            screen.line("Serving " + (names.isEmpty() ? "no server" : names) + " at http://"
                    + address(visitors.host()) + ":" + running.port() + "/"
                    + (visitors.key().isPresent() ? " to whoever has the key" : ""));
            ending.first(running::close);
            Quarkus.waitForExit();
        }
        return 0;
    }

    private AllowedCallers visitors() {
        String address = host == null ? settings.get().host() : host;
        Optional<ApiKey> key =
                apiKey == null ? settings.get().apiKey().map(ApiKey::of) : Optional.of(ApiKey.in(apiKey));
        if (key.isEmpty() && !isOnThisMachine(address))
            throw AgentException.of(
                    "At " + address + " other machines could call, with the tokens of the user who signed in here.",
                    "Give it a key: export AGENT_SERVE_KEY=$(openssl rand -hex 16). Or listen at 127.0.0.1.");
        return new AllowedCallers(address, origins(), key);
    }

    private static boolean isOnThisMachine(String address) {
        try {
            return !address.isBlank()
                    && Arrays.stream(InetAddress.getAllByName(address)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException unknown) {
            throw AgentException.of(address + " is no address of this machine.", "Usually it is 127.0.0.1.");
        }
    }

    private static String address(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private Set<String> origins() {
        var whole = new LinkedHashSet<String>();
        for (String origin : origins) {
            if (!isOrigin(origin))
                throw AgentException.of(
                        "--origin " + origin + " is no origin.",
                        "It is scheme, host and port only, as browsers send it: http://localhost:3000");
            whole.add(origin);
        }
        return whole;
    }

    private static boolean isOrigin(String text) {
        if (!text.matches("https?://[a-z0-9.\\[\\]:-]+")) return false;
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
