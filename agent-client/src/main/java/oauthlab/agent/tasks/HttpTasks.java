package oauthlab.agent.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import oauthlab.agent.session.Credentials;
import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Exchange;
import oauthlab.agent.transcript.Exchange.Message;
import oauthlab.agent.transcript.Transcript;

/** The task API over HTTP. Written out, so that a reader sees where the token goes: one header, one line. */
@Singleton
public class HttpTasks implements TaskOperations {

    private static final String SERVICE = "resource-server";

    private final Credentials credentials;
    private final Transcript transcript;
    private final TaskApiSettings settings;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    HttpTasks(Credentials credentials, Transcript transcript, TaskApiSettings settings, ObjectMapper json) {
        this.credentials = credentials;
        this.transcript = transcript;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String tokenHolder() {
        return credentials.holder();
    }

    @Override
    public String tokenNote() {
        return "It goes to its audience, the task API, and to nobody else (RFC 8707).";
    }

    @Override
    public User user() {
        return send("GET", "/api/user", null, User.class);
    }

    @Override
    public TaskPage list(TaskQuery query) {
        String parameters = query.parameters().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&", "?", ""));
        return send("GET", "/api/tasks" + parameters, null, TaskPage.class);
    }

    @Override
    public Task create(String title, String description) {
        return send("POST", "/api/tasks", Map.of("title", title, "description", description), Task.class);
    }

    @Override
    public Task changeStatus(String id, TaskStatus status) {
        return send("PUT", "/api/tasks/" + id, Map.of("status", status), Task.class);
    }

    @Override
    public Task get(String id) {
        return send("GET", "/api/tasks/" + id, null, Task.class);
    }

    private <T> T send(String method, String path, Map<String, Object> body, Class<T> answerType) {
        String sent = body == null ? "" : write(body);
        Credentials.Header credential = credentials.next();
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url() + path))
                .method(method, BodyPublishers.ofString(sent))
                .header(credential.name(), credential.value())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> response = exchange(request);
        var exchange = new Exchange(
                line(request),
                String.valueOf(response.statusCode()),
                Message.of(request.headers().map(), sent),
                Message.of(response.headers().map(), response.body()));
        transcript.add(exchange);
        if (response.statusCode() >= 300) throw AgentException.refused(exchange, SERVICE);
        return read(response.body(), answerType, exchange);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException noAnswer) {
            throw AgentException.noAnswer(line(request), SERVICE, noAnswer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AgentException.noAnswer(line(request), SERVICE, interrupted);
        }
    }

    private static String line(HttpRequest request) {
        return request.method() + " " + request.uri();
    }

    private String write(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private <T> T read(String body, Class<T> type, Exchange exchange) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException notWhatWasPromised) {
            throw AgentException.refused(exchange, SERVICE);
        }
    }
}
