package oauthlab.agent.transcript;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All exchanges of this run. Requests may be answered on other threads, hence the locks. */
@Singleton
public class Transcript {

    private final List<Exchange> sinceLastTaken = new ArrayList<>();
    private Exchange last;
    private Consumer<Exchange> listener = exchange -> {};

    public synchronized void add(Exchange exchange) {
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
