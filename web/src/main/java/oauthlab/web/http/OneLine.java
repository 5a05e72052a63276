package oauthlab.web.http;

import java.util.logging.LogRecord;
import oauthlab.shared.text.Invisible;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Keeps each log line in one line, and free of characters that nobody sees: what strangers send may stand in it, and must not look like
 * a line of ours, or steer the terminal of who reads it.
 */
final class OneLine {

    private OneLine() {}

    static void clean(LogRecord line) {
        String text = line instanceof ExtLogRecord formatted ? formatted.getFormattedMessage() : line.getMessage();
        if (text == null) return;
        String safe = Invisible.escaped(text, character -> character == '\t');
        if (safe.equals(text)) return;
        if (line instanceof ExtLogRecord formatted) formatted.setMessage(safe, ExtLogRecord.FormatStyle.NO_FORMAT);
        else line.setMessage(safe);
        line.setParameters(null);
    }
}
