package oauthlab.agent.mcp.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Publisher;
import java.util.function.Function;
import oauthlab.agent.mcp.calls.EndingTransport;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/**
 * The answer to one POST. A server may close the stream before it has answered, to spare connections while it works; then we
 * come back after as long as it said, name the last event that we saw, and read on.
 */
final class AnswerStream {

    private static final long MAX_BYTES = 16 * 1024 * 1024;

    private final Optional<String> request;
    private final EventReader events;
    private long bytes;
    private final Function<String, CompletableFuture<Publisher<List<ByteBuffer>>>> resume;

    /**
     * @param request the id of the request that is answered; empty when nobody waits for an answer
     * @param resume opens what comes after the event with this id
     */
    AnswerStream(Optional<String> request, Function<String, CompletableFuture<Publisher<List<ByteBuffer>>>> resume) {
        this.request = request;
        this.events = new EventReader(request);
        this.resume = resume;
    }

    /** All pieces as one, from this first one on. */
    Flux<List<ByteBuffer>> from(Publisher<List<ByteBuffer>> first) {
        Flux<List<ByteBuffer>> more = Flux.defer(this::next).repeat(events::hasMore);
        Flux<List<ByteBuffer>> rest = more.concatWith(Flux.defer(() -> end("the stream ended before it")));
        return piece(first).concatWith(rest.onErrorResume(this::broken));
    }

    /** Whoever waits would go on waiting: the library takes a stream with any message in it for a good one. */
    private Flux<List<ByteBuffer>> end(String why) {
        if (request.isEmpty() || events.isAnswered()) return Flux.empty();
        var error = JsonNodeFactory.instance
                .objectNode()
                .put("jsonrpc", "2.0")
                .put("id", request.get())
                .set("error", noAnswer(why));
        return Flux.just(List.of(ByteBuffer.wrap(("data: " + error + "\n\n").getBytes(StandardCharsets.UTF_8))));
    }

    /** The library would not tell it to anybody: some of the stream was good. */
    private Flux<List<ByteBuffer>> broken(Throwable failed) {
        return request.isEmpty()
                ? Flux.error(failed)
                : end("the stream ended before it, and the rest could not be read: " + failed.getMessage());
    }

    private static ObjectNode noAnswer(String why) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", EndingTransport.NO_ANSWER)
                .put("message", why);
    }

    private Flux<List<ByteBuffer>> next() {
        if (!events.hasMore()) return Flux.empty();
        events.goOn();
        // What opens a stream may have to renew a token first, so it does not run on the clock's own thread.
        return Mono.delay(events.pause(), Schedulers.boundedElastic())
                .then(Mono.fromFuture(() -> resume.apply(events.lastId())))
                .flatMapMany(this::piece)
                .takeUntil(read -> events.isAnswered());
    }

    private Flux<List<ByteBuffer>> piece(Publisher<List<ByteBuffer>> body) {
        return JdkFlowAdapter.flowPublisherToFlux(body)
                .onErrorComplete(broken -> events.hasMore())
                .handle(this::count)
                .map(this::read);
    }

    private List<ByteBuffer> read(List<ByteBuffer> buffers) {
        return List.of(events.read(buffers));
    }

    /** Before they are read: what has no end yet is kept. */
    private void count(List<ByteBuffer> buffers, SynchronousSink<List<ByteBuffer>> sink) {
        bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes <= MAX_BYTES) sink.next(buffers);
        else sink.error(new IOException("the answer has more than 16 MiB"));
    }
}
