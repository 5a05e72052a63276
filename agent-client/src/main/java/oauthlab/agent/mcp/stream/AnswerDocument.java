package oauthlab.agent.mcp.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow.Publisher;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The answer to one POST as a JSON document. The library joins its lines one by one, which takes minutes for a large document
 * that is written for people; so it gets one line. What answers another request, or nothing, fails at once.
 */
final class AnswerDocument {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private AnswerDocument() {}

    /** @param request the id of the request that is answered; empty when nobody waits for an answer */
    static Flux<List<ByteBuffer>> of(Optional<String> request, int status, Publisher<List<ByteBuffer>> body) {
        boolean isRead = request.isPresent() && status == 200;
        return isRead ? read(request, body).flux() : JdkFlowAdapter.flowPublisherToFlux(body);
    }

    private static Mono<List<ByteBuffer>> read(Optional<String> request, Publisher<List<ByteBuffer>> body) {
        return whole(body, MAX_BYTES).flatMap(bytes -> checked(request, bytes));
    }

    /** Whoever stops reading closes the connection. */
    static Mono<byte[]> whole(Publisher<List<ByteBuffer>> body, int mostBytes) {
        return JdkFlowAdapter.flowPublisherToFlux(body)
                .collect(ByteArrayOutputStream::new, (read, buffers) -> add(buffers, read, mostBytes))
                .map(ByteArrayOutputStream::toByteArray);
    }

    private static void add(List<ByteBuffer> buffers, ByteArrayOutputStream read, int mostBytes) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            read.writeBytes(bytes);
        }
        if (read.size() > mostBytes)
            throw new UncheckedIOException(new IOException("more than " + mostBytes + " bytes"));
    }

    /** The message that answers; what is none, as it came. */
    static String answer(byte[] body, String request) {
        String text = withoutMark(new String(body, StandardCharsets.UTF_8));
        return EventReader.answer(text, Optional.of(request)).orElse(text);
    }

    private static String withoutMark(String text) {
        return text.startsWith(EventReader.BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static Mono<List<ByteBuffer>> checked(Optional<String> request, byte[] bytes) {
        Optional<String> answer = EventReader.answer(withoutMark(new String(bytes, StandardCharsets.UTF_8)), request);
        if (answer.isEmpty()) return Mono.error(new IOException("the response does not answer this request"));
        // Between values a line end is as good as a space, and within a text JSON has none.
        String line = answer.get().replace('\n', ' ').replace('\r', ' ');
        return Mono.just(List.of(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8))));
    }
}
