package oauthlab.agent.mcp.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import oauthlab.agent.foundation.outbound.TimeLimit;

/**
 * All that is done for one question to a server, until the last byte of the response is read. It has one deadline. What it began
 * and has not finished ends with it.
 */
public final class Call {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** A server that has answered may close its stream itself; then the connection can be used again. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>();

    private final Set<Runnable> endings = new LinkedHashSet<>();
    private boolean isOver;

    private Call() {}

    /** Does this work as one call. An interrupt of the thread ends it, too. */
    public static <T> T within(Supplier<T> work) {
        return TimeLimit.counted(TIMEOUT, patience -> within(patience, work));
    }

    private static <T> T within(Duration patience, Supplier<T> work) {
        var call = new Call();
        var deadline = new CompletableFuture<Void>().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        deadline.exceptionally(late -> {
            call.end().forEach(Runnable::run);
            return null;
        });
        Call outer = CURRENT.get();
        CURRENT.set(call);
        boolean isAnswered = false;
        try {
            T answer = work.get();
            isAnswered = true;
            return answer;
        } finally {
            CURRENT.set(outer);
            deadline.complete(null);
            call.endAll(isAnswered);
        }
    }

    /** The one that this thread works for. */
    public static Optional<Call> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Notes what to do when the call ends.
     *
     * @return what to call when there is nothing to end any more
     */
    public Runnable endWith(Runnable ending) {
        boolean isTooLate;
        synchronized (this) {
            isTooLate = isOver;
            if (!isOver) endings.add(ending);
        }
        if (isTooLate) ending.run();
        return () -> forget(ending);
    }

    private synchronized void forget(Runnable ending) {
        endings.remove(ending);
    }

    private void endAll(boolean isAnswered) {
        List<Runnable> left = end();
        if (left.isEmpty()) return;
        if (!isAnswered) left.forEach(Runnable::run);
        else
            CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> left.forEach(Runnable::run));
    }

    private synchronized List<Runnable> end() {
        isOver = true;
        var left = new ArrayList<>(endings);
        endings.clear();
        return left;
    }
}
