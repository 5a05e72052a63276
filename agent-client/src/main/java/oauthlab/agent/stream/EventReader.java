package oauthlab.agent.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads along, to know whether the answer has come, and where to go on if not. HTML standard, section 9.2.6. */
final class EventReader {

    static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** For servers that do not say. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    /** A server that wants no pause would be asked again and again, by all of a processor. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder event = new StringBuilder();
    private final StringBuilder data = new StringBuilder();
    private final Optional<String> request;
    private boolean isBegin = true;
    private boolean isAfterReturn;
    private String lastId = "";
    private Duration pause = USUAL_PAUSE;
    private String answer;

    /** Any answer will do. */
    EventReader() {
        this(Optional.empty());
    }

    /** @param request the id of the request that has to be answered; other answers are for others */
    EventReader(Optional<String> request) {
        this.request = request;
    }

    /**
     * Reads a piece.
     *
     * @return the events that it completes, each with its data in one line: so every reader understands them
     */
    ByteBuffer read(List<ByteBuffer> buffers) {
        var complete = new StringBuilder();
        for (ByteBuffer buffer : buffers) {
            ByteBuffer copy = buffer.duplicate();
            while (copy.hasRemaining()) read(copy.get(), complete);
        }
        return ByteBuffer.wrap(complete.toString().getBytes(StandardCharsets.UTF_8));
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

    /** A line ends with a line feed, a carriage return, or both. */
    private void read(byte next, StringBuilder complete) {
        boolean isSecondHalf = next == '\n' && isAfterReturn;
        isAfterReturn = next == '\r';
        if (isSecondHalf) return;
        if (next != '\n' && next != '\r') {
            line.write(next);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        read(isBegin && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, complete);
        isBegin = false;
    }

    private void read(String text, StringBuilder complete) {
        if (text.isEmpty()) {
            end(complete);
            return;
        }
        String[] halves = text.split(": ?", 2);
        String value = halves.length == 2 ? halves[1] : "";
        switch (halves[0]) {
            case "id" -> lastId = value;
            // In JSON a line end is as good as a space.
            case "data" -> data.append(data.isEmpty() ? "data: " : " ").append(value);
            case "retry" -> {
                if (value.matches("\\d{1,9}")) pause = atLeast(Duration.ofMillis(Long.parseLong(value)));
            }
            default -> {
                // A comment, or something to come.
            }
        }
        if (!halves[0].equals("data")) event.append(text).append('\n');
    }

    private void end(StringBuilder complete) {
        String message = data.isEmpty() ? "" : data.substring("data: ".length());
        if (answer == null && isAnswer(message, request)) answer = message;
        complete.append(event).append(data).append(data.isEmpty() ? "\n" : "\n\n");
        event.setLength(0);
        data.setLength(0);
    }

    private static Duration atLeast(Duration wanted) {
        return wanted.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : wanted;
    }

    /** Questions of the server and news about the work may come before. JSON-RPC 2.0, section 5. */
    static boolean isAnswer(String message, Optional<String> request) {
        try {
            JsonNode json = JSON.readTree(message);
            boolean isAnswer = json != null && (json.has("result") || json.has("error"));
            // An error about a message that could not be read has no id.
            return isAnswer
                    && (request.isEmpty()
                            || json.path("id").asText().equals(request.get())
                            || json.has("error") && !json.hasNonNull("id"));
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }
}
