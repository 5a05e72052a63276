package oauthlab.console.hops;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import oauthlab.console.exchange.Exchange;
import oauthlab.console.exchange.Exchanges;
import org.jboss.logging.Logger;

/**
 * Takes what passes off the event loops, and has it read in order by one thread. When more comes than can be read, the rest is not shown;
 * what clients and servers say to each other never waits for it.
 */
@Singleton
public class Recorder implements Exchanges {

    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final long MAX_WAITING_BYTES = 16_000_000;

    private final Analysis analysis;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "console-reader"));

    Recorder(Analysis analysis) {
        this.analysis = analysis;
    }

    @Override
    public void accept(Exchange exchange) {
        long size = exchange.size();
        if (waiting.addAndGet(size) > MAX_WAITING_BYTES) {
            waiting.addAndGet(-size);
            dropped.incrementAndGet();
            return;
        }
        reader.execute(() -> read(exchange, size));
    }

    /** How many exchanges came too fast to be shown. */
    public long dropped() {
        return dropped.get();
    }

    private void read(Exchange exchange, long size) {
        try {
            analysis.take(exchange);
        } catch (RuntimeException defect) {
            // Its message may repeat what was read, so only its kind goes into the log.
            LOG.error("An exchange with " + exchange.route().name() + " cannot be shown: "
                    + defect.getClass().getName() + at(defect));
        } finally {
            waiting.addAndGet(-size);
        }
    }

    private static String at(RuntimeException defect) {
        return defect.getStackTrace().length == 0 ? "" : " at " + defect.getStackTrace()[0];
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
    }
}
