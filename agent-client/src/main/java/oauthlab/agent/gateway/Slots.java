package oauthlab.agent.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** The threads of one server: a fixed number of calls at once, each with a time. */
final class Slots {

    private final String server;
    private final Limits limits;
    private final ExecutorService threads;

    Slots(String server, Limits limits) {
        this.server = server;
        this.limits = limits;
        this.threads = new ThreadPoolExecutor(
                0, limits.callsAtOnce(), 30, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    private Thread thread(Runnable work) {
        var thread = new Thread(work, "server " + server);
        thread.setDaemon(true);
        // The library looks for its parts by the loader of the thread.
        thread.setContextClassLoader(Slots.class.getClassLoader());
        return thread;
    }

    /**
     * Does this work. It ends when the answer is there, when the time is over, and when the caller cancels.
     *
     * @param problem what to tell the caller about a failure
     */
    <T> CompletableFuture<T> run(Supplier<T> work, Function<Throwable, RuntimeException> problem) {
        var answer = new CompletableFuture<T>();
        Future<?> running;
        try {
            running = threads.submit(() -> complete(answer, work));
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(busy());
        }
        CompletableFuture<T> inTime = answer.orTimeout(limits.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failed -> {
                    throw problem.apply(failed);
                });
        inTime.whenComplete((done, failed) -> running.cancel(true));
        return inTime;
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> work) {
        try {
            answer.complete(work.get());
        } catch (RuntimeException | StackOverflowError failed) {
            answer.completeExceptionally(failed);
        }
    }

    private Problem busy() {
        return Problem.of(
                        429, "too_many_calls", server + " is busy with " + limits.callsAtOnce() + " calls. Try again.")
                .with("Retry-After", "1");
    }

    /** Nothing new begins; what runs may finish. */
    void close() {
        threads.shutdown();
    }
}
