package oauthlab.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void what_a_stranger_sent_stays_in_one_line_and_is_seen() {
        assertEquals("x\\u000aFORGED\\u001b[31m", filtered("x\nFORGED\u001b[31m"));
        assertEquals("\\u009b1m \\u0085 \\u2028 \\u202e \\u200b", filtered("\u009b1m \u0085 \u2028 \u202e \u200b"));
        assertEquals("\\udb40\\udc41", filtered("\udb40\udc41"));
    }

    @Test
    void what_people_write_stays_as_it_is() {
        assertEquals("Grüße, 你好 \\ $1\t%s", filtered("Grüße, 你好 \\ $1\t%s"));
    }

    @Test
    void parameters_are_looked_at_too() {
        var line = new ExtLogRecord(Level.INFO, "refused: %s", ExtLogRecord.FormatStyle.PRINTF, "test");
        line.setParameters(new Object[] {"a\r\nb"});
        OneLine.clean(line);
        assertEquals("refused: a\\u000d\\u000ab", line.getFormattedMessage());
    }

    @Test
    void the_messages_of_a_stack_trace_are_in_one_line_too() {
        var cause = new IllegalStateException("no such row: x\nFORGED\u202e");
        cause.addSuppressed(new IllegalArgumentException("\u009b31m"));
        var line = new ExtLogRecord(Level.INFO, "failed", ExtLogRecord.FormatStyle.NO_FORMAT, "test");
        line.setThrown(new IllegalStateException("failed", cause));
        OneLine.clean(line);
        String shown = printed(line.getThrown());
        assertTrue(
                shown.contains("Caused by: java.lang.IllegalStateException: no such row: x\\u000aFORGED\\u202e\n"),
                shown);
        assertTrue(shown.contains("Suppressed: java.lang.IllegalArgumentException: \\u009b31m\n"), shown);
        assertTrue(shown.contains("\tat oauthlab.web.http.OneLineTest."), shown);
        assertFalse(shown.lines().anyMatch(text -> text.startsWith("FORGED")), shown);
    }

    @Test
    void faults_that_cause_each_other_come_to_an_end() {
        var one = new IllegalStateException("one\n");
        var other = new IllegalStateException("other", one);
        one.initCause(other);
        var line = new ExtLogRecord(Level.INFO, "failed", ExtLogRecord.FormatStyle.NO_FORMAT, "test");
        line.setThrown(one);
        OneLine.clean(line);
        assertEquals(
                "java.lang.IllegalStateException: one\\u000a", line.getThrown().toString());
    }

    @Test
    void a_fault_without_such_characters_is_logged_as_it_is() {
        var fault = new IllegalStateException("plain", new IllegalStateException("Grüße"));
        var line = new ExtLogRecord(Level.INFO, "failed", ExtLogRecord.FormatStyle.NO_FORMAT, "test");
        line.setThrown(fault);
        OneLine.clean(line);
        assertSame(fault, line.getThrown());
    }

    private static String printed(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private String filtered(String text) {
        var line = new ExtLogRecord(Level.INFO, text, ExtLogRecord.FormatStyle.NO_FORMAT, "test");
        OneLine.clean(line);
        return line.getFormattedMessage();
    }
}
