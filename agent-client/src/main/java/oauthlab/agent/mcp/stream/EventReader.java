package oauthlab.agent.mcp.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import oauthlab.agent.foundation.transcript.RpcAnswer;

/** Reads along, to know whether the answer has come, and where to go on if not. HTML standard, section 9.2.6. */
final class EventReader {

    static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern COLON = Pattern.compile(": ?");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** For servers that do not say. */
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);

    /** A server that wants no pause would be asked again and again, by all of a processor. */
    private static final Duration MIN_PAUSE = Duration.ofMillis(100);

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder event = new StringBuilder();
    private final StringBuilder data = new StringBuilder();
    private final Optional<String> request;
    private boolean isBegin = true;
    private boolean isAfterReturn;
    private String lastId = "";
    /** Of an event that is not complete. */
    private String nextId = "";

    private Duration pause = DEFAULT_PAUSE;
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

    boolean hasMore() {
        return !isAnswered() && !lastId.isEmpty();
    }

    /** The stream was cut, perhaps within an event: that one comes again, as a whole. */
    void goOn() {
        line.reset();
        event.setLength(0);
        data.setLength(0);
        nextId = lastId;
        isAfterReturn = false;
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
        String[] halves = COLON.split(text, 2);
        String value = halves.length == 2 ? halves[1] : "";
        switch (halves[0]) {
            case "id" -> nextId = value;
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
        lastId = nextId;
        Optional<String> found = answer(message, request);
        if (answer == null) answer = found.orElse(null);
        // What is no message at all would end the stream for the library, with all that comes after it.
        boolean isPassed = !data.isEmpty() && (message.isBlank() || found.isPresent() || isMessage(message));
        String passed = isPassed ? "data: " + found.orElse(message) + "\n" : "";
        complete.append(event).append(passed).append('\n');
        event.setLength(0);
        data.setLength(0);
    }

    private static Duration atLeast(Duration wanted) {
        return wanted.compareTo(MIN_PAUSE) < 0 ? MIN_PAUSE : wanted;
    }

    /**
     * The message, if it is the answer; questions of the server and news about the work may come before. An error about a message that
     * could not be read has no id (JSON-RPC 2.0, section 5): it gets the one that somebody waits for.
     */
    static Optional<String> answer(String text, Optional<String> request) {
        JsonNode read = read(text);
        // Revisions before 2025-06-18 have batches.
        Stream<JsonNode> messages = read.isArray() ? StreamSupport.stream(read.spliterator(), false) : Stream.of(read);
        return messages.filter(message -> message.has("result") || message.has("error"))
                .flatMap(message -> answer((ObjectNode) message, request).stream())
                .findFirst()
                .map(found -> found == read ? text : found.toString());
    }

    private static Optional<ObjectNode> answer(ObjectNode message, Optional<String> request) {
        boolean isMine = request.isEmpty() || message.path("id").asText().equals(request.get());
        boolean isForAnybody = message.has("error") && !message.hasNonNull("id");
        if (!isMine && !isForAnybody) return Optional.empty();
        ObjectNode answer = message.deepCopy();
        if (!isMine) answer.put("id", request.get());
        return Optional.of(RpcAnswer.complete(answer) || !isMine ? answer : message);
    }

    /** A request, a notification or an answer (JSON-RPC 2.0, sections 4 and 5). */
    private static boolean isMessage(String text) {
        JsonNode read = read(text);
        return read.has("method") || read.has("result") || read.has("error");
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }
}
