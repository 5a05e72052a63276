package oauthlab.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {

    private final List<Runnable> later = new ArrayList<>();
    private final RepeatedLines filter = new RepeatedLines(new ScheduledThreadPoolExecutor(0) {
        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            assertEquals(10, unit.toSeconds(delay));
            later.add(work);
            return null;
        }
    });

    @Test
    void of_many_lines_of_one_kind_the_first_ten_are_written() {
        assertEquals(10, written(10_000, line("refused %s")));
    }

    @Test
    void other_kinds_are_written_beside_them() {
        written(10_000, line("refused %s"));
        assertTrue(filter.isLoggable(line("signed in %s")));
    }

    @Test
    void a_stack_trace_is_written_once_and_its_line_as_often_as_others() {
        var thrown = new IllegalStateException("for a test");
        List<LogRecord> written = IntStream.range(0, 100)
                .mapToObj(i -> fault(thrown))
                .filter(filter::isLoggable)
                .toList();
        assertEquals(10, written.size());
        assertEquals(
                List.of(thrown),
                written.stream()
                        .map(LogRecord::getThrown)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void another_fault_with_the_same_message_is_another_kind() {
        for (int i = 0; i < 100; i++) filter.isLoggable(fault(new IllegalStateException("for a test")));
        LogRecord other = fault(new IllegalArgumentException("for a test"));
        assertTrue(filter.isLoggable(other));
        assertNotNull(other.getThrown());
    }

    private static LogRecord fault(Throwable thrown) {
        LogRecord fault = line("Incident %s");
        fault.setThrown(thrown);
        return fault;
    }

    @Test
    void when_the_time_is_over_they_are_counted_and_lines_are_written_again() {
        written(10_000, line("refused %s"));
        later.forEach(Runnable::run);
        assertEquals(10, written(100, line("refused %s")));
    }

    @Test
    void texts_without_end_of_kinds_take_no_memory_without_end() {
        long kinds = IntStream.range(0, 5_000)
                .filter(i -> filter.isLoggable(line("text " + i)))
                .count();
        assertEquals(1_010, kinds);
        assertFalse(filter.isLoggable(line("one more")));
    }

    private long written(int lines, LogRecord line) {
        return IntStream.range(0, lines).filter(i -> filter.isLoggable(line)).count();
    }

    private static LogRecord line(String message) {
        var line = new LogRecord(Level.INFO, message);
        line.setLoggerName("oauthlab.test");
        return line;
    }
}
