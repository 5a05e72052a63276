package oauthlab.agent.stream;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Publisher;
import java.util.function.Function;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The answer to one POST. A server may close the stream before it has answered, to spare connections while it works; then we
 * come back after as long as it said, name the last event that we saw, and read on.
 */
final class AnswerStream {

    /** Whoever asked does not wait any longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventReader events = new EventReader();
    private final Function<String, CompletableFuture<Publisher<List<ByteBuffer>>>> resume;

    /** @param resume opens what comes after the event with this id */
    AnswerStream(Function<String, CompletableFuture<Publisher<List<ByteBuffer>>>> resume) {
        this.resume = resume;
    }

    /** All pieces as one, from this first one on. */
    Publisher<List<ByteBuffer>> from(Publisher<List<ByteBuffer>> first) {
        Flux<List<ByteBuffer>> more = Flux.defer(this::next).repeat(events::hasMore);
        return JdkFlowAdapter.publisherToFlowPublisher(
                piece(first).concatWith(more).takeUntilOther(Mono.delay(PATIENCE)));
    }

    private Flux<List<ByteBuffer>> next() {
        if (!events.hasMore()) return Flux.empty();
        // What opens a stream may have to renew a token first, so it does not run on the clock's own thread.
        return Mono.delay(events.pause(), Schedulers.boundedElastic())
                .then(Mono.fromFuture(() -> resume.apply(events.lastId())))
                .flatMapMany(this::piece)
                .takeUntil(read -> events.isAnswered());
    }

    private Flux<List<ByteBuffer>> piece(Publisher<List<ByteBuffer>> body) {
        return JdkFlowAdapter.flowPublisherToFlux(body)
                .doOnNext(events::read)
                .onErrorComplete(broken -> events.hasMore());
    }
}
