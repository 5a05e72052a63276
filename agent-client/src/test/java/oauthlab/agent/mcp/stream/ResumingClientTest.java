package oauthlab.agent.mcp.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import oauthlab.agent.Stranger;
import oauthlab.agent.Stranger.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.adapter.JdkFlowAdapter;

/** Reads answers as the MCP library does. */
class ResumingClientTest {

    private final HttpClient client = ResumingClient.builder(new ResumingClient.Settings(
                    Map::of, () -> CompletableFuture.completedFuture(null), name -> Optional.empty()))
            .build();
    private final Stranger stranger;

    ResumingClientTest() throws IOException {
        stranger = new Stranger();
    }

    @AfterEach
    void stop() {
        stranger.close();
    }

    @Test
    void the_pieces_are_one_stream_to_who_reads() {
        stranger.at(
                "/mcp",
                asked -> asked.method().equals("POST")
                        ? stream("id: one\nretry: 1\ndata: \n\n")
                        : stream("data: {\"result\":{}}\n\n"));
        assertEquals("id: one\nretry: 1\ndata: \n\ndata: {\"result\":{}}\n\n", post());
    }

    @ParameterizedTest
    @CsvSource({"200, application/json", "401, application/json"})
    void any_other_answer_stays_as_it_is(int status, String type) {
        String body = "id: one\nretry: 1\n\n";
        stranger.at("/mcp", asked -> Answer.of(status, body).with("Content-Type", type));
        assertEquals(body, post());
        assertEquals(1, stranger.asked().size());
    }

    @Test
    void a_refusal_fails_with_its_words() {
        stranger.at("/mcp", asked -> Answer.of(500, "No, not today.").with("Content-Type", "text/event-stream"));
        var failure = assertThrows(CompletionException.class, this::post);
        assertEquals("HTTP 500: No, not today.", failure.getCause().getMessage());
        assertEquals(1, stranger.asked().size());
    }

    @Test
    void a_server_that_cannot_go_on_is_asked_once() {
        stranger.at(
                "/mcp",
                asked -> asked.method().equals("POST")
                        ? stream("id: one\nretry: 1\n\n")
                        : Answer.of(405, "").with("Content-Type", "text/event-stream"));
        var failure = assertThrows(RuntimeException.class, this::post);
        assertTrue(failure.toString().contains("GET -> 405, and no stream"), failure.toString());
        assertEquals(2, stranger.asked().size());
    }

    /** An error would get lost: to the library the stream was good, because of its first event. */
    @ParameterizedTest
    @CsvSource({"405, GET -> 405", "401, GET -> 401", "204, GET -> 204"})
    void who_waits_for_an_answer_is_told_that_there_is_none(int status, String why) {
        stranger.at(
                "/mcp",
                asked -> asked.method().equals("POST")
                        ? stream("id: one\nretry: 1\n\n")
                        : Answer.of(status, "").with("Content-Type", "application/json"));
        String read = post(HttpRequest.newBuilder().header(ResumingClient.AWAITS, "a-1"));
        assertTrue(read.contains("\"id\":\"a-1\""), read);
        assertTrue(read.contains("the rest could not be read: " + why), read);
        assertEquals(2, stranger.asked().size());
    }

    @Test
    void nobody_goes_on_where_the_server_gave_no_id() {
        stranger.at("/mcp", asked -> stream("data: {\"method\":\"notifications/progress\"}\n\n"));
        post();
        assertEquals(1, stranger.asked().size());
    }

    private static Answer stream(String events) {
        return Answer.of(200, events).with("Content-Type", "text/event-stream");
    }

    private String post() {
        return post(HttpRequest.newBuilder());
    }

    private String post(HttpRequest.Builder request) {
        request.uri(URI.create(stranger.base() + "/mcp")).POST(BodyPublishers.ofString("{}"));
        var answer =
                client.sendAsync(request.build(), BodyHandlers.ofPublisher()).join();
        return JdkFlowAdapter.flowPublisherToFlux(answer.body())
                .flatMapIterable(buffers -> buffers)
                .map(buffer -> StandardCharsets.UTF_8.decode(buffer).toString())
                .reduce("", String::concat)
                .block();
    }
}
