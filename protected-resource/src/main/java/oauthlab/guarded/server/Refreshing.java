package oauthlab.guarded.server;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something of the authorization server's that is read again when a request finds it too old: so a server that nobody calls asks
 * nothing, and one that many call asks once in the set time.
 *
 * <p>One thread reads. Who needs it waits for that; but when reading failed a moment ago nobody waits, and the next attempts are
 * made beside the requests.
 */
public final class Refreshing {

    /** Reads it, and keeps it. */
    @FunctionalInterface
    public interface Reading {
        void read() throws IOException;
    }

    private static final System.Logger LOG = System.getLogger(Refreshing.class.getName());

    private final String what;
    private final Clock clock;
    private final Duration every;
    private final Duration patience;
    private final Reading how;
    private final Pause pause;

    /** One of our own: the threads of requests may all be waiting for it. */
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Refreshing::daemon);

    private volatile Instant asOf = Instant.MIN;
    private volatile Instant failedAt = Instant.MIN;
    private CompletableFuture<Boolean> reading = CompletableFuture.completedFuture(true);

    /**
     * @param what in the log's words
     * @param patience how long a request waits
     */
    public Refreshing(String what, Clock clock, Duration every, Duration patience, Reading how) {
        this.what = what;
        this.patience = patience;
        this.clock = clock;
        this.every = every;
        this.how = how;
        this.pause = new Pause(clock);
    }

    public boolean isFresh() {
        return !isOlderThan(every);
    }

    /** Was it read so long ago, or never? What counts is when reading began. */
    public boolean isOlderThan(Duration age) {
        return asOf.equals(Instant.MIN) || !clock.instant().isBefore(asOf.plus(age));
    }

    /** Comes back when it is fresh, or cannot be read now, or not in time. */
    public void await() {
        if (isFresh()) return;
        CompletableFuture<Boolean> attempt = begin(false);
        // Without it nobody can be let in, so a long list is worth a longer wait the first time.
        if (asOf.equals(Instant.MIN)) waitFor(attempt, patience.multipliedBy(3));
        else if (!failedLately()) waitFor(attempt, patience);
    }

    /** Has it read now, however fresh it is, and waits for that: false when it cannot be read. */
    public boolean readNow() {
        return !pause.isOn() && waitFor(begin(true), patience);
    }

    private boolean failedLately() {
        return !failedAt.equals(Instant.MIN) && clock.instant().isBefore(failedAt.plus(every));
    }

    private synchronized CompletableFuture<Boolean> begin(boolean isForced) {
        if (reading.isDone() && !pause.isOn() && (isForced || !isFresh()))
            reading = CompletableFuture.supplyAsync(this::read, reader);
        return reading;
    }

    /** Was it read? */
    private static boolean waitFor(CompletableFuture<Boolean> attempt, Duration patience) {
        try {
            return attempt.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException notRead) {
            // How old it is says the rest.
        }
        return false;
    }

    private boolean read() {
        Instant begin = clock.instant();
        try {
            how.read();
            asOf = begin;
            if (!failedAt.equals(Instant.MIN)) LOG.log(System.Logger.Level.INFO, what + " can be read again.");
            failedAt = Instant.MIN;
            return true;
        } catch (IOException | RuntimeException failure) { // whatever it is, requests must not fail with it
            pause.begin();
            if (failedAt.equals(Instant.MIN))
                LOG.log(System.Logger.Level.WARNING, what + " cannot be read: " + failure.getMessage());
            failedAt = clock.instant();
            return false;
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "refreshing");
        thread.setDaemon(true);
        return thread;
    }
}
