package oauthlab.agent.operator.administration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import oauthlab.agent.foundation.transcript.AgentException;

/**
 * The administration endpoints of auth-server, {@code /admin/...}. The administrator's token is read from the lab's data, and sent
 * to auth-server only.
 */
public final class AdminApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String server;
    private final Path tokenFile;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private AdminApi(String server, Path tokenFile) {
        this.server = server;
        this.tokenFile = tokenFile;
    }

    /** The lab of this environment, as {@code ./lab} sets it. */
    public static AdminApi of(Map<String, String> environment) {
        return new AdminApi(
                "http://localhost:" + environment.getOrDefault("LAB_PORT_AUTH", "4000"),
                Path.of(environment.getOrDefault("LAB_DATA", ".lab/data"), "auth-server.admin-token"));
    }

    /** Percent-encodes all but letters, digits and {@code -._~}. RFC 3986 section 2.3. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** What is at this path, for people's eyes. */
    String table(String path) {
        return authorized(request(path).header("Accept", "text/plain"));
    }

    JsonNode read(String path) {
        return json(authorized(request(path)));
    }

    /** Posts a form whose fields are given as {@code name=value}, not encoded. */
    JsonNode post(String path, List<String> fields) {
        String form = fields.stream()
                .map(field -> field.split("=", 2))
                .map(field -> encoded(field[0]) + "=" + encoded(field[1]))
                .collect(Collectors.joining("&"));
        return json(authorized(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + "/admin/" + path)).timeout(TIMEOUT);
    }

    private String authorized(HttpRequest.Builder request) {
        requireServer();
        HttpResponse<String> response =
                send(request.header("Authorization", "Bearer " + token()).build());
        if (response.statusCode() / 100 == 2) return response.body();
        String reason = json(response.body()).path("error_description").asText("status " + response.statusCode());
        throw AgentException.of(reason);
    }

    /** Another program at this port does not get the token. */
    private void requireServer() {
        var health = HttpRequest.newBuilder(URI.create(server + "/health"))
                .timeout(TIMEOUT)
                .build();
        if (!json(send(health).body()).path("service").asText().equals("auth-server")) throw notUp();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException noAnswer) {
            throw notUp();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notUp();
        }
    }

    private static AgentException notUp() {
        return AgentException.of("auth-server is not up; start it first: ./lab up auth-server");
    }

    private String token() {
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException unreadable) {
            throw AgentException.of("cannot read the administrator's token, " + tokenFile
                    + ". Did another user, or another LAB_HOME, start auth-server?");
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException other) {
            return MissingNode.getInstance();
        }
    }
}
