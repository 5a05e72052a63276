package oauthlab.system.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** The same thing from many sides at the same moment. */
public final class AtOnce {

    private static final int MAX_MINUTES = 2;

    private AtOnce() {}

    /** Runs the task for 0, 1, ... in a thread each, which all begin together. */
    public static <T> List<T> run(int count, IntFunction<T> task) {
        var threads = Executors.newFixedThreadPool(count);
        var start = new CyclicBarrier(count);
        try {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return task.apply(number);
                }));
            }
            var results = new ArrayList<T>();
            for (Future<T> one : running) results.add(one.get(MAX_MINUTES, TimeUnit.MINUTES));
            return results;
        } catch (ExecutionException | InterruptedException | TimeoutException fault) {
            throw new IllegalStateException(fault);
        } finally {
            threads.shutdownNow();
        }
    }
}
