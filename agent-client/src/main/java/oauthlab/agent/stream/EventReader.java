package oauthlab.agent.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Reads along, to know whether the answer has come, and where to go on if not. HTML standard, section 9.2.6. */
final class EventReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** For servers that do not say. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    /** A server that wants no pause would be asked again and again, by all of a processor. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String lastId = "";
    private Duration pause = USUAL_PAUSE;
    private String answer;

    void read(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            ByteBuffer copy = buffer.duplicate();
            while (copy.hasRemaining()) read(copy.get());
        }
    }

    boolean isAnswered() {
        return answer != null;
    }

    /** The message that answers; null before it has come. */
    String answer() {
        return answer;
    }

    /** Only between two events, and after one with an id: whoever goes on within an event gets half of it twice. */
    boolean hasMore() {
        return !isAnswered() && !lastId.isEmpty() && line.size() == 0 && data.isEmpty();
    }

    String lastId() {
        return lastId;
    }

    Duration pause() {
        return pause;
    }

    private void read(byte next) {
        if (next != '\n') {
            line.write(next);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        read(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private void read(String text) {
        if (text.isEmpty()) {
            if (answer == null && isAnswer(data.toString())) answer = data.toString();
            data.setLength(0);
            return;
        }
        String[] halves = text.split(": ?", 2);
        String value = halves.length == 2 ? halves[1] : "";
        switch (halves[0]) {
            case "id" -> lastId = value;
            case "data" -> data.append(value).append('\n');
            case "retry" -> {
                if (value.matches("\\d{1,9}")) pause = atLeast(Duration.ofMillis(Long.parseLong(value)));
            }
            default -> {
                // A comment, or something to come.
            }
        }
    }

    private static Duration atLeast(Duration wanted) {
        return wanted.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : wanted;
    }

    /** Questions of the server and news about the work may come before. JSON-RPC 2.0, section 5. */
    private static boolean isAnswer(String message) {
        try {
            JsonNode json = JSON.readTree(message);
            return json.has("result") || json.has("error");
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }
}
