package oauthlab.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** A client that listens for messages of the server ({@code GET /mcp}). */
final class Listening {

    private final CompletableFuture<Void> end;

    private Listening(InputStream stream) {
        end = CompletableFuture.runAsync(() -> readAll(stream));
    }

    static Listening with(String token, URI mcp) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(mcp)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .header("Mcp-Session-Id", Rpc.session(token))
                .GET()
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        return new Listening(answer.body());
    }

    boolean hasEnded() {
        return end.isDone();
    }

    void awaitEnd() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::hasEnded);
    }

    private static void readAll(InputStream stream) {
        try {
            stream.readAllBytes();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
