package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import oauthlab.agent.TestClock;
import oauthlab.agent.ToolServer;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredClient;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;
import oauthlab.agent.oauth.tokenstore.TokenStore;
import oauthlab.agent.oauth.tokenstore.TokenStore.Key;
import oauthlab.agent.oauth.tokenstore.TokenStores;
import oauthlab.agent.serve.HttpServing.Choice;
import oauthlab.agent.serve.HttpServing.Running;
import oauthlab.shared.protocol.Scopes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Serves two servers, and asks as callers do. */
abstract class ServeTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final AllowedCallers ANYBODY = new AllowedCallers("127.0.0.1", Set.of(), Optional.empty());

    @Inject
    HttpServing serving;

    @Inject
    TokenStores stores;

    @TempDir
    Path folder;

    final List<String> log = new CopyOnWriteArrayList<>();
    final Map<String, String> urls = new LinkedHashMap<>();
    ToolServer one;
    ToolServer two;
    Running running;

    @BeforeEach
    void start() throws IOException {
        TestClock.now = TestClock.START;
        one = new ToolServer();
        two = new ToolServer();
        urls.put("one", one.url());
        urls.put("two", two.url());
        Files.writeString(file(), ToolServer.configuration(urls));
        serve(ANYBODY);
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
        running.close();
    }

    Path file() {
        return folder.resolve("mcp.json");
    }

    void serve(AllowedCallers visitors) {
        serve(visitors, Optional.empty());
    }

    void serve(AllowedCallers visitors, Optional<String> user) {
        if (running != null) running.close();
        running = serving.start(new Choice(Optional.of(file()), user, 0, visitors, log::add));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    HttpRequest.Builder post(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> call(String path, String body) {
        return send(post(path, body));
    }

    CompletableFuture<HttpResponse<String>> begin(String path) {
        return HTTP.sendAsync(post(path, "{}").build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return ToolServer.JSON.readTree(response.body());
        } catch (IOException noJson) {
            throw new AssertionError(response.body(), noJson);
        }
    }

    /** As another command does it, at the server {@code one}. */
    void signIn(Optional<String> user, String token) {
        var tokens = new StoredTokens(
                token,
                "Bearer",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Scopes.of("read"),
                Optional.empty());
        store(user).save(new StoredSession(key(), StoredClient.named("agent"), Optional.of(tokens)));
    }

    TokenStore store(Optional<String> user) {
        return stores.open(StorageType.MEMORY, user, notice -> {});
    }

    Key key() {
        return new Key(URI.create(one.url()), one.base());
    }

    /** A refusal says what was wrong, in one form. */
    static void assertRefused(int status, String error, String why, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(error, json(response).path("error").asText());
        String description = json(response).path("error_description").asText();
        assertTrue(description.contains(why), description);
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(""));
    }
}
