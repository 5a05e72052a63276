package oauthlab.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    private String filtered(String text) {
        var line = new ExtLogRecord(Level.INFO, text, ExtLogRecord.FormatStyle.NO_FORMAT, "test");
        OneLine.clean(line);
        return line.getFormattedMessage();
    }
}
