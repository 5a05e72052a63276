package oauthlab.agent.foundation.transcript;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The latest exchanges of this run; a process that serves for weeks keeps no more of them. Requests may be answered on other threads, hence the locks. */
@Singleton
public class Transcript {

    private static final int MAX_ENTRIES = 100;

    private final Deque<Exchange> sinceLastTaken = new ArrayDeque<>();
    private Exchange last;
    private Consumer<Exchange> listener = exchange -> {};

    public synchronized void add(Exchange exchange) {
        if (sinceLastTaken.size() == MAX_ENTRIES) sinceLastTaken.removeFirst();
        sinceLastTaken.add(exchange);
        last = exchange;
        listener.accept(exchange);
    }

    /** What happened since this was asked before. */
    public synchronized List<Exchange> take() {
        var taken = List.copyOf(sinceLastTaken);
        sinceLastTaken.clear();
        return taken;
    }

    public synchronized Optional<Exchange> last() {
        return Optional.ofNullable(last);
    }

    /** From now on {@code listener} sees each exchange when it is over. */
    public synchronized void listen(Consumer<Exchange> listener) {
        this.listener = listener;
    }
}
