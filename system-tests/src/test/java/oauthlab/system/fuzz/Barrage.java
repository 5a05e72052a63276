package oauthlab.system.fuzz;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Sends requests to one server, over some connections at once, and has each answer judged. */
final class Barrage implements AutoCloseable {

    /** How many requests {@link #requests} brings at once. */
    static final int CONCURRENT = 25;

    private static final int CONNECTIONS = 6;

    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final ThreadLocal<Line> line;
    private final Verdict verdict;
    private final BiConsumer<Draft, Line.Reply> seen;

    /** @param seen is told each request with its answer, before that is judged */
    Barrage(int port, Verdict verdict, BiConsumer<Draft, Line.Reply> seen) {
        this.line = ThreadLocal.withInitial(() -> new Line(port));
        this.verdict = verdict;
        this.seen = seen;
    }

    /** Mostly right requests that are spoilt in a way or three, sometimes with one of these texts; now and then mere noise. */
    static Arbitrary<List<Draft>> requests(List<Draft> valid, Arbitrary<String> texts) {
        return Arbitraries.frequencyOf(Tuple.of(9, spoilt(valid, texts)), Tuple.of(1, noise(valid, texts)))
                .list()
                .ofSize(CONCURRENT);
    }

    void fire(List<Draft> drafts) throws InterruptedException, ExecutionException {
        var running = new ArrayList<Future<?>>();
        for (Draft draft : drafts) running.add(threads.submit(() -> judge(draft)));
        for (Future<?> one : running) one.get();
    }

    /** How many answers had which status. */
    Map<Integer, AtomicInteger> statuses() {
        return new TreeMap<>(statuses);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Arbitrary<Draft> spoilt(List<Draft> valid, Arbitrary<String> texts) {
        Arbitrary<Twist> twist = Combinators.combine(
                        Arbitraries.of(Twist.Kind.class), Arbitraries.integers().between(0, 1000), texts)
                .as(Twist::new);
        return Combinators.combine(
                        Arbitraries.of(valid), twist.list().ofMinSize(1).ofMaxSize(3))
                .as((draft, twists) -> twists.stream().reduce(draft, (spoilt, next) -> next.on(spoilt), (a, b) -> b));
    }

    private static Arbitrary<Draft> noise(List<Draft> valid, Arbitrary<String> texts) {
        return Combinators.combine(
                        Arbitraries.of(Nasty.METHODS),
                        Arbitraries.of(valid).map(Draft::path),
                        Arbitraries.of(Nasty.TYPES),
                        texts)
                .as((method, path, type, text) ->
                        Draft.form(path).method(method).type(type).tail(text));
    }

    private Void judge(Draft draft) throws IOException {
        Line.Reply reply;
        try {
            reply = line.get().send(draft);
        } catch (IOException | RuntimeException noAnswer) {
            if (draft.isNoHttp()) return null;
            throw new AssertionError(noAnswer + " to\n" + draft.asCommand(), noAnswer);
        }
        statuses.computeIfAbsent(reply.status(), any -> new AtomicInteger()).incrementAndGet();
        seen.accept(draft, reply);
        verdict.on(draft, reply).ifPresent(wrong -> fail(wrong + ":\n" + draft.asCommand() + "\n" + reply));
        return null;
    }
}
