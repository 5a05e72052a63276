package oauthlab.agent.foundation.outbound;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import oauthlab.agent.foundation.transcript.AgentException;

/**
 * How long one command waits for servers, all requests together. A request has a limit of its own; many of them, each just in time,
 * would have none. The time in which a person is asked does not count.
 */
public final class TimeLimit {

    /** Timers are set in whole milliseconds. One that ends early would leave a rest, and its failure would not be explained. */
    private static final Duration ROUNDING = Duration.ofMillis(5);

    private static final ThreadLocal<TimeLimit> CURRENT = new ThreadLocal<>();

    private final Duration total;
    private Duration left;
    private boolean isCounting;

    private TimeLimit(Duration total) {
        this.total = total;
        this.left = total;
    }

    /** Does this work, which waits on this thread. */
    public static <T> T within(Duration total, Supplier<T> work) {
        TimeLimit outer = CURRENT.get();
        var limit = new TimeLimit(total);
        CURRENT.set(limit);
        try {
            return work.get();
        } catch (AgentException failed) {
            throw limit.isOver() ? limit.over(failed) : failed;
        } finally {
            CURRENT.set(outer);
        }
    }

    /**
     * Waits for one response, and counts that.
     *
     * @param atMost the limit of this one request
     * @param request is told how long it may wait
     */
    public static <T> T counted(Duration atMost, Function<Duration, T> request) {
        TimeLimit limit = CURRENT.get();
        if (limit == null || limit.isCounting) return request.apply(atMost);
        if (limit.isOver()) throw AgentException.of("Nothing more was asked.");
        return limit.count(atMost, request);
    }

    private <T> T count(Duration atMost, Function<Duration, T> request) {
        long from = System.nanoTime();
        isCounting = true;
        try {
            return request.apply(atMost.compareTo(left) < 0 ? atMost : left.plus(ROUNDING));
        } finally {
            isCounting = false;
            left = left.minusNanos(System.nanoTime() - from);
        }
    }

    private boolean isOver() {
        return left.isNegative() || left.isZero();
    }

    private AgentException over(AgentException failed) {
        String wait = "The command has waited for " + total.toSeconds() + " s in all. --timeout SECONDS waits longer.";
        return AgentException.of(
                failed.getMessage(),
                Stream.concat(failed.details().stream(), Stream.of(wait)).toArray(String[]::new));
    }
}
