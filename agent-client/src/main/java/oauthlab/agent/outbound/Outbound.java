package oauthlab.agent.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Exchange;
import oauthlab.agent.transcript.Exchange.Message;
import oauthlab.agent.transcript.Transcript;

/**
 * Sends a request and waits for the answer. Redirects are not followed: whoever may redirect us could have our secrets sent
 * anywhere.
 *
 * <p>Made with the first request, hence the scope: a client with TLS costs a tenth of a second, which most commands need not pay.
 */
@ApplicationScoped
public class Outbound {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1024 * 1024;

    private final Transcript transcript;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Outbound(Transcript transcript) {
        this.transcript = transcript;
    }

    public Reply get(URI address, Map<String, String> headers) {
        return send(request(address, headers).GET(), "");
    }

    public Reply delete(URI address, Map<String, String> headers) {
        return send(request(address, headers).DELETE(), "");
    }

    /** {@code application/x-www-form-urlencoded}, as RFC 6749 appendix B asks of requests to the token endpoint. */
    public Reply postForm(URI address, Map<String, String> form, Map<String, String> headers) {
        String body = encode(form);
        var request = request(address, headers).header("Content-Type", "application/x-www-form-urlencoded");
        return send(request.POST(BodyPublishers.ofString(body)), body);
    }

    public Reply postJson(URI address, String json, Map<String, String> headers) {
        var request = request(address, headers).header("Content-Type", "application/json");
        return send(request.POST(BodyPublishers.ofString(json)), json);
    }

    public static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(URI address, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (!headers.containsKey("Accept")) request.header("Accept", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private Reply send(HttpRequest.Builder building, String sent) {
        HttpRequest request = building.build();
        String line = request.method() + " " + request.uri();
        Reply reply = awaited(
                line,
                http.sendAsync(request, BodyHandlers.ofInputStream()).thenApplyAsync(answer -> read(line, answer)));
        transcript.add(new Exchange(
                line,
                String.valueOf(reply.status()),
                Message.of(request.headers().map(), sent),
                Message.of(reply.headers().map(), reply.body())));
        return reply;
    }

    /** One limit for all of it: a body that comes drop by drop is no answer either. */
    private static Reply awaited(String line, CompletableFuture<Reply> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AgentException explained) throw explained;
            throw noAnswer(line, failed.getCause().getClass().getSimpleName());
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw noAnswer(line, "waited " + PATIENCE.toSeconds() + " seconds");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw noAnswer(line, "interrupted");
        }
    }

    private static AgentException noAnswer(String line, String why) {
        return AgentException.of(line + ": no answer (" + why + ")", "Is the server up, and is the address right?");
    }

    private static Reply read(String line, HttpResponse<InputStream> answer) {
        try (InputStream stream = answer.body()) {
            byte[] body = stream.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES)
                throw AgentException.of(
                        line + ": the answer is larger than 1 MiB.", "No document of OAuth is so large.");
            return new Reply(line, answer.statusCode(), answer.headers(), new String(body, StandardCharsets.UTF_8));
        } catch (IOException cutOff) {
            throw noAnswer(line, "it was cut off");
        }
    }
}
