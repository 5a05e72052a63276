package oauthlab.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients that do the same at once. */
final class Clients implements AutoCloseable {

    private static final int HOW_MANY = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(HOW_MANY);

    /**
     * @param client gives the time that each of its requests took, in nanoseconds
     * @return {@code RATE P99}: answers in a second, and milliseconds
     */
    String run(Callable<List<Long>> client) throws InterruptedException, ExecutionException {
        var all = new ArrayList<Long>();
        for (Future<List<Long>> one : threads.invokeAll(Collections.nCopies(HOW_MANY, client))) all.addAll(one.get());
        Collections.sort(all);
        double sum = all.stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT, "%.0f %.2f", HOW_MANY * all.size() / (sum / 1e9), all.get(all.size() * 99 / 100) / 1e6);
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
