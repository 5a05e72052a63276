package oauthlab.console.glass;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Copies a header section, and leaves one header out. Lines may arrive in pieces: a piece waits here only while it could be the start of
 * that header.
 */
final class HeaderRemoval {

    private static final byte END_OF_LINE = '\n';

    private final String start;
    private Buffer line = Buffer.buffer();
    private boolean isPassing;

    HeaderRemoval(String name) {
        this.start = name.toLowerCase(Locale.ROOT) + ":";
    }

    void copy(Buffer arrived, Buffer kept) {
        for (int i = 0; i < arrived.length(); i++) {
            byte next = arrived.getByte(i);
            line.appendByte(next);
            isPassing = isPassing || !couldBeIt();
            if (isPassing) {
                kept.appendBuffer(line);
                line = Buffer.buffer();
            }
            if (next == END_OF_LINE) {
                line = Buffer.buffer();
                isPassing = false;
            }
        }
    }

    /** What waits, when it must not wait any longer. */
    Buffer held() {
        Buffer held = line;
        line = Buffer.buffer();
        return held;
    }

    private boolean couldBeIt() {
        int length = Math.min(line.length(), start.length());
        String text =
                line.getString(0, length, StandardCharsets.ISO_8859_1.name()).toLowerCase(Locale.ROOT);
        return start.startsWith(text);
    }
}
