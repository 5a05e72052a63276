package oauthlab.agent.foundation.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import oauthlab.agent.foundation.outbound.BoundedBody.TooLarge;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Exchange;
import oauthlab.agent.foundation.transcript.Exchange.Message;
import oauthlab.agent.foundation.transcript.Transcript;

/**
 * Sends a request and waits for the answer. Redirects are not followed: whoever may redirect us could have our secrets sent
 * anywhere.
 *
 * <p>Made with the first request, hence the scope: a client with TLS costs a tenth of a second, which most commands need not pay.
 */
@ApplicationScoped
public class Outbound {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 1024 * 1024;

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
        var request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
        if (!headers.containsKey("Accept")) request.header("Accept", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private Reply send(HttpRequest.Builder building, String sent) {
        HttpRequest request = building.build();
        String line = request.method() + " " + request.uri();
        var response = TimeLimit.counted(
                TIMEOUT,
                patience -> awaited(line, http.sendAsync(request, answer -> new BoundedBody(MAX_BYTES)), patience));
        var reply = new Reply(
                line, response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
        transcript.add(new Exchange(
                line,
                String.valueOf(reply.status()),
                Message.sent(request.headers().map(), sent),
                Message.of(reply.headers().map(), reply.body())));
        return reply;
    }

    /** One limit for all of it: a body that comes drop by drop is not an answer either. Then the connection is closed. */
    private static HttpResponse<byte[]> awaited(
            String line, CompletableFuture<HttpResponse<byte[]>> answer, Duration patience) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TooLarge)
                throw AgentException.of(
                        line + ": the answer is larger than 1 MiB.", "No document of OAuth is so large.");
            throw noAnswer(line, Unreachable.why(failed.getCause()));
        } catch (TimeoutException slow) {
            throw noAnswer(line, "waited " + patience.toSeconds() + " seconds");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw noAnswer(line, "interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private static AgentException noAnswer(String line, String why) {
        return AgentException.of(line + ": no answer (" + why + ")", "Is the server up, and is the address right?");
    }
}
