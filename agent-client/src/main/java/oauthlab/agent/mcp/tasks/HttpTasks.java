package oauthlab.agent.mcp.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Exchange;
import oauthlab.agent.foundation.transcript.Exchange.Message;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.oauth.session.Credentials;
import oauthlab.agent.oauth.session.TokenSource;

/** The task API over HTTP. Written out, so that a reader sees where the token goes: one header, one line. */
@ApplicationScoped
public class HttpTasks implements TaskOperations {

    private static final String SERVICE = "resource-server";

    private final Credentials credentials;
    private final Transcript transcript;
    private final TaskApiSettings settings;
    private final ObjectMapper json;
    private final HttpClient http;

    @Inject
    HttpTasks(Credentials credentials, Transcript transcript, TaskApiSettings settings, ObjectMapper json) {
        this(credentials, transcript, settings, json, client());
    }

    private HttpTasks(
            Credentials credentials,
            Transcript transcript,
            TaskApiSettings settings,
            ObjectMapper json,
            HttpClient http) {
        this.credentials = credentials;
        this.transcript = transcript;
        this.settings = settings;
        this.json = json;
        this.http = http;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
    }

    /** The same API with tokens from elsewhere: those of one user, where a process acts for many. */
    public TaskOperations with(TokenSource tokens) {
        return new HttpTasks(credentials.instead(tokens), transcript, settings, json, http);
    }

    @Override
    public String resource() {
        return settings.resource();
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
        URI address = URI.create(settings.url() + path);
        Answered answered = noted(request(method, address, sent), sent);
        // RFC 9449 section 9: only now the server says what it wants to see in the proof.
        if (answered.response().statusCode() == 401
                && credentials.learnFrom(answered.response().headers()))
            answered = noted(request(method, address, sent), sent);
        int status = answered.response().statusCode();
        if (status == 401) throw new TokenRefused(answered.exchange(), SERVICE);
        if (status >= 300) throw AgentException.refused(answered.exchange(), SERVICE);
        return read(answered.response().body(), answerType, answered.exchange());
    }

    private record Answered(HttpResponse<String> response, Exchange exchange) {}

    private Answered noted(HttpRequest request, String sent) {
        HttpResponse<String> response = exchange(request);
        var exchange = new Exchange(
                line(request),
                String.valueOf(response.statusCode()),
                Message.of(request.headers().map(), sent),
                Message.of(response.headers().map(), response.body()));
        transcript.add(exchange);
        return new Answered(response, exchange);
    }

    private HttpRequest request(String method, URI address, String body) {
        var request = HttpRequest.newBuilder(address)
                .method(method, BodyPublishers.ofString(body))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10));
        credentials.next(method, address).forEach(request::header);
        return request.build();
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
