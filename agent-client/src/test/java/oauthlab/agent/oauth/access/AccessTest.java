package oauthlab.agent.oauth.access;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.TestClock;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.config.OAuthOptions.ClientMetadataOptions;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Opens the door to strange servers, and goes through it as the connections do. */
abstract class AccessTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    ServerAccesses accesses;

    StrangeServers servers;
    Somebody somebody;
    Optional<String> clientName = Optional.empty();
    Optional<URI> redirect = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        TestClock.now = TestClock.START;
        servers = new StrangeServers("");
        somebody = new Somebody();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    ServerAccess open(ApprovalMethod way) {
        return open(way, Optional.empty());
    }

    ServerAccess open(ApprovalMethod way, Optional<String> user) {
        OAuthOptions usual = OAuthOptions.usual();
        var options = new OAuthOptions(
                usual.serverUrl(),
                usual.callbackPort(),
                true,
                StorageType.MEMORY,
                new ClientMetadataOptions(
                        clientName, redirect.stream().toList(), List.of(), List.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return accesses.open(servers.server(options), new OnBehalf(user, way, somebody));
    }

    List<Asked> asked(String path) {
        return servers.stranger.asked(path);
    }

    List<String> grants() {
        return asked("/token").stream()
                .map(asked -> asked.form().get("grant_type"))
                .toList();
    }

    /** One request as the connections make it. */
    int call(ServerAccess access) {
        URI address = URI.create(servers.stranger.base() + "/mcp");
        return access.with(() -> {
            var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(""));
            access.headers("POST", address).forEach(request::header);
            try {
                var response = HTTP.send(request.build(), BodyHandlers.ofString());
                if (response.statusCode() == 401 || response.statusCode() == 403)
                    throw new Denied(response.statusCode(), response.headers());
                return response.statusCode();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}
