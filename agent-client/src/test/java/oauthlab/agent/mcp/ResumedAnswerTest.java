package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.Stranger.Asked;
import org.junit.jupiter.api.Test;

/** MCP 2025-11-25, "Sending Messages to the Server": a stream may end before the answer has come. */
class ResumedAnswerTest extends ConnectionTest {

    private static final String FIRST = "id: one\nretry: 300\ndata: \n\n";

    private volatile String answer = "";
    private volatile long endedAt;
    private volatile long cameBackAt;

    @Test
    void a_stream_that_ends_without_the_answer_is_read_on_where_it_ended() {
        stranger.at("/mcp", asked -> asked.method().equals("GET") ? cameBack(asked, answer) : begun(asked));
        assertEquals("Done.", call());
        Asked again = resumed().get(0);
        assertEquals("one", again.header("Last-Event-ID"));
        assertEquals("session", again.header("Mcp-Session-Id"));
        assertEquals("2025-11-25", again.header("MCP-Protocol-Version"));
        assertEquals("for GET", again.header("Authorization"), "a proof is for one request");
        assertTrue(Duration.ofNanos(cameBackAt - endedAt).toMillis() >= 300, "after as long as the server said");
        assertEquals(1, calls(), "the call itself is not made again");
    }

    @Test
    void however_often_it_ends() {
        var pieces = new AtomicInteger();
        stranger.at("/mcp", asked -> {
            if (!asked.method().equals("GET")) return begun(asked);
            if (asked.header("Last-Event-ID") == null) return Answer.of(405, "");
            int piece = pieces.incrementAndGet();
            return stream(piece < 5 ? "id: piece-" + piece + "\nretry: 1\ndata:\n\n" : answer);
        });
        assertEquals("Done.", call());
        assertEquals(
                List.of("one", "piece-1", "piece-2", "piece-3", "piece-4"),
                resumed().stream().map(asked -> asked.header("Last-Event-ID")).toList());
    }

    private String call() {
        try (var connection = connect(Revision.WITH_A_HANDSHAKE)) {
            return connection.call("work", Map.of()).text();
        }
    }

    /** Begins the answer of a call, and keeps the rest for who comes back. */
    private Answer begun(Asked asked) {
        Answer whole = answer(asked, call -> "\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"Done.\"}]}");
        if (!asked.body().contains("tools/call")) return whole.with("Mcp-Session-Id", "session");
        answer = "id: two\ndata: " + whole.body() + "\n\n";
        endedAt = System.nanoTime();
        return stream(FIRST);
    }

    private Answer cameBack(Asked asked, String piece) {
        if (asked.header("Last-Event-ID") == null) return Answer.of(405, "");
        cameBackAt = System.nanoTime();
        return stream(piece);
    }

    private static Answer stream(String events) {
        return Answer.of(200, events).with("Content-Type", "text/event-stream");
    }

    private List<Asked> resumed() {
        return stranger.asked().stream()
                .filter(asked -> asked.header("Last-Event-ID") != null)
                .toList();
    }

    private long calls() {
        return stranger.asked().stream()
                .filter(asked -> asked.body().contains("tools/call"))
                .count();
    }
}
