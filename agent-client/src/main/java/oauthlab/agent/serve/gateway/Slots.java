package oauthlab.agent.serve.gateway;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
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
    private final FairShares shares;

    Slots(String server, Limits limits) {
        this.server = server;
        this.limits = limits;
        this.shares = new FairShares(limits.callsAtOnce());
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
     * @param caller whose place it takes
     * @param problem what to tell the caller about a failure
     */
    <T> CompletableFuture<T> run(Caller caller, Supplier<T> work, Function<Throwable, RuntimeException> problem) {
        Optional<Runnable> place = shares.take(caller);
        if (place.isEmpty()) return CompletableFuture.failedFuture(shareTaken());
        var answer = new CompletableFuture<T>();
        var running = new FutureTask<>(() -> complete(answer, work, place.get()), null);
        try {
            threads.execute(() -> within(place.get(), running));
        } catch (RejectedExecutionException full) {
            place.get().run();
            return CompletableFuture.failedFuture(busy());
        }
        CompletableFuture<T> inTime = answer.orTimeout(limits.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failed -> {
                    throw problem.apply(failed);
                });
        inTime.whenComplete((done, failed) -> running.cancel(true));
        return inTime;
    }

    /** The place is free before the caller knows the answer, and may come again; and when the work ends without one. */
    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> work, Runnable place) {
        try {
            T result = work.get();
            place.run();
            answer.complete(result);
        } catch (RuntimeException | StackOverflowError failed) {
            place.run();
            answer.completeExceptionally(failed);
        }
    }

    /** Work that was cancelled before it began has a place, too. */
    private static void within(Runnable place, Runnable work) {
        try {
            work.run();
        } finally {
            place.run();
        }
    }

    private Problem shareTaken() {
        return Problem.of(
                        429,
                        "too_many_calls",
                        "You have " + shares.perHost() + " calls of " + server
                                + " under way, or your network has more; that is your share. Try again.")
                .with("Retry-After", "1");
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
