package oauthlab.agent.mcp.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/** A server may send for ever; what is kept of it has a limit. */
class AnswerStreamTest {

    @ParameterizedTest
    @ValueSource(strings = {"~", ": ~\n", "data: ~\n", "id: ~\n", "id: 1\n\n: ~\n", "data: ~\n\n", ": ~\n\n"})
    void what_never_ends_is_given_up_at_16_MiB(String part) {
        var resumed = new AtomicInteger();
        var stream = new AnswerStream(Optional.of("1"), lastId -> {
            resumed.incrementAndGet();
            return CompletableFuture.completedFuture(JdkFlowAdapter.publisherToFlowPublisher(Flux.empty()));
        });
        var failure = assertThrows(
                RuntimeException.class, () -> stream.from(repeated(part)).blockLast());
        assertEquals("the answer has more than 16 MiB", failure.getCause().getMessage());
        assertEquals(0, resumed.get());
    }

    /** More than the limit, and not without end: a test that fails should do so soon. */
    private static Publisher<List<ByteBuffer>> repeated(String part) {
        byte[] bytes = part.replace("~", "a".repeat(1024)).repeat(1024).getBytes(StandardCharsets.UTF_8);
        return JdkFlowAdapter.publisherToFlowPublisher(
                Flux.range(0, 20).map(number -> List.of(ByteBuffer.wrap(bytes))));
    }
}
