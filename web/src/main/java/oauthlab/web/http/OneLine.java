package oauthlab.web.http;

import java.util.HexFormat;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Keeps each log line in one line, and free of characters that nobody sees: what strangers send may stand in it, and must not look like
 * a line of ours, or steer the terminal of who reads it.
 */
final class OneLine {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\t]]");

    private OneLine() {}

    static void clean(LogRecord line) {
        String text = line instanceof ExtLogRecord formatted ? formatted.getFormattedMessage() : line.getMessage();
        if (text == null || !UNSEEN.matcher(text).find()) return;
        String safe = escape(text);
        if (line instanceof ExtLogRecord formatted) formatted.setMessage(safe, ExtLogRecord.FormatStyle.NO_FORMAT);
        else line.setMessage(safe);
        line.setParameters(null);
    }

    /** As Java and JSON write it: {@code U+202E} in four hexadecimal digits. */
    static String escape(String text) {
        return UNSEEN.matcher(text).replaceAll(found -> {
            var written = new StringBuilder();
            for (char unit : found.group().toCharArray())
                written.append("\\\\u").append(HexFormat.of().toHexDigits(unit));
            return written.toString();
        });
    }
}
