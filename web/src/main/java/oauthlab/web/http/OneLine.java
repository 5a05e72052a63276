package oauthlab.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogRecord;
import oauthlab.shared.text.Invisible;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Keeps each log line in one line, the messages of its stack trace too, and free of characters that nobody sees: what strangers
 * send may stand in it, and must not look like a line of ours, or steer the terminal of who reads it.
 */
final class OneLine {

    private static final int MAX_FAULTS = 100;
    private static final int MAX_DEPTH = 10;

    private OneLine() {}

    static void clean(LogRecord line) {
        cleanText(line);
        Throwable thrown = line.getThrown();
        if (chain(thrown).stream()
                .map(Throwable::toString)
                .anyMatch(text -> !safe(text).equals(text))) line.setThrown(Shown.of(thrown, 0));
    }

    private static void cleanText(LogRecord line) {
        String text = line instanceof ExtLogRecord formatted ? formatted.getFormattedMessage() : line.getMessage();
        if (text == null) return;
        String safe = safe(text);
        if (safe.equals(text)) return;
        if (line instanceof ExtLogRecord formatted) formatted.setMessage(safe, ExtLogRecord.FormatStyle.NO_FORMAT);
        else line.setMessage(safe);
        line.setParameters(null);
    }

    private static String safe(String text) {
        return Invisible.escaped(text, character -> character == '\t');
    }

    /** A fault with its causes and what it suppressed, and theirs. They may form a circle. */
    private static List<Throwable> chain(Throwable thrown) {
        var chain = new ArrayList<Throwable>();
        if (thrown != null) chain.add(thrown);
        for (int next = 0; next < chain.size() && chain.size() < MAX_FAULTS; next++) {
            Throwable fault = chain.get(next);
            if (fault.getCause() != null) chain.add(fault.getCause());
            chain.addAll(List.of(fault.getSuppressed()));
        }
        return chain;
    }

    /** A fault as the log shows it: the same trace, with its messages escaped. */
    private static final class Shown extends Throwable {

        private static final long serialVersionUID = 1L;

        private final String text;

        private Shown(Throwable fault, Throwable cause) {
            super(null, cause);
            text = safe(String.valueOf(fault));
            setStackTrace(fault.getStackTrace());
        }

        static Shown of(Throwable fault, int depth) {
            boolean isDeep = depth >= MAX_DEPTH;
            var shown = new Shown(fault, isDeep || fault.getCause() == null ? null : of(fault.getCause(), depth + 1));
            if (!isDeep) for (Throwable other : fault.getSuppressed()) shown.addSuppressed(of(other, depth + 1));
            return shown;
        }

        @Override
        public String getMessage() {
            return text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
