package oauthlab.web.http;

import io.quarkus.logging.LoggingFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;

/**
 * Counts lines of the log that repeat, instead of writing them: a flood of refused requests, or a full disk, must not fill
 * another disk.
 *
 * <p>Lines are alike when they come from the same place in the code. The first few of ten seconds are written, then one that
 * says how many more there were. A stack trace is written once. What is written stays in {@link OneLine}.
 */
@LoggingFilter(name = "repeated-lines")
public final class RepeatedLines implements Filter {

    private static final Logger LOG = Logger.getLogger(RepeatedLines.class);
    private static final int SECONDS = 10;
    private static final int WRITTEN = 10;

    /** Texts that are put together before they are logged have no end of kinds; beyond this they count by their logger. */
    private static final int MAX_KINDS = 1_000;

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;

    public RepeatedLines() {
        this(Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "repeated-lines");
            thread.setDaemon(true);
            return thread;
        }));
    }

    RepeatedLines(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    @Override
    public boolean isLoggable(LogRecord line) {
        if (RepeatedLines.class.getName().equals(line.getLoggerName())) return true;
        String kind = kind(line);
        int number = seen.merge(kind, 1, Integer::sum);
        if (number == 1) timer.schedule(() -> sum(kind, line), SECONDS, TimeUnit.SECONDS);
        // The same trace again tells nothing; the line with its incident number does.
        if (number > 1) line.setThrown(null);
        boolean isWritten = number <= WRITTEN;
        if (isWritten) OneLine.clean(line);
        return isWritten;
    }

    private String kind(LogRecord line) {
        String whole = line.getLoggerName() + " " + line.getLevel() + " " + line.getMessage() + place(line.getThrown());
        return seen.size() < MAX_KINDS || seen.containsKey(whole) ? whole : line.getLoggerName();
    }

    /** Two faults with one message are two kinds. */
    private static String place(Throwable thrown) {
        if (thrown == null) return "";
        StackTraceElement[] trace = thrown.getStackTrace();
        return " " + thrown.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
    }

    private void sum(String kind, LogRecord first) {
        int more = seen.remove(kind) - WRITTEN;
        if (more > 0)
            LOG.infof(
                    "... %,d more like this in the last %d s: %s %s",
                    more, SECONDS, first.getLoggerName(), shown(first));
    }

    /** As the code has it, without what was put in: that differs from line to line. */
    private static String shown(LogRecord line) {
        String text = String.valueOf(line.getMessage());
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
