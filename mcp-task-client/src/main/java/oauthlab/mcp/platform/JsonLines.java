package oauthlab.mcp.platform;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Lets through the lines that are JSON and answers every other one with the parse error of JSON-RPC 2.0 section 5.1.
 *
 * <p>On stdio a message is a line (MCP specification, "stdio"). The library answers a line that is no JSON, and then its
 * reader ends and never hears another one.
 */
final class JsonLines extends InputStream {

    private static final String PARSE_ERROR = "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,"
            + "\"message\":\"This line is no JSON. Each message is one line of JSON, in UTF-8.\"}}";

    private final InputStream in;
    private final PrintStream out;
    private byte[] line = {};
    private int next;

    JsonLines(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? line[next++] & 0xff : -1;
    }

    /** At most one line at a time: whoever asks for more must not wait for a line that nobody has written yet. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (!hasMore()) return -1;
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean hasMore() throws IOException {
        while (next == line.length) {
            line = nextLine();
            next = 0;
            if (line.length == 0) return false;
            if (!isJson(line)) line = new byte[0];
        }
        return true;
    }

    /** With its line feed; empty at the end. A carriage return would end a line for the library, for JSON it is a blank. */
    private byte[] nextLine() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int next = in.read();
        for (; next != -1 && next != '\n'; next = in.read()) bytes.write(next == '\r' ? ' ' : next);
        if (next == '\n' || bytes.size() > 0) bytes.write('\n');
        return bytes.toByteArray();
    }

    /** Asks the parser that the library asks. An empty line is no message, and nobody waits for its answer. */
    private boolean isJson(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (text.isBlank()) return false;
        try {
            Json.decodeValue(text);
            return true;
        } catch (DecodeException fault) {
            out.println(PARSE_ERROR);
            return false;
        }
    }
}
