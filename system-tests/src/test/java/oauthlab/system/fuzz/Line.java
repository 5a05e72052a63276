package oauthlab.system.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection that sends whatever it is given, also what an HTTP client would refuse to send, and reads the answer. */
final class Line implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    Line(int port) {
        this.port = port;
    }

    /** @param headers their names in small letters */
    record Reply(int status, List<Draft.Pair> headers, String body) {

        String header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equals(name))
                    .map(Draft.Pair::value)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public String toString() {
            return "HTTP " + status + " " + headers + "\n" + body;
        }
    }

    /** The server may have closed a connection after an earlier request; then a new one is tried, once. */
    Reply send(Draft draft) throws IOException {
        boolean isFresh = socket == null;
        try {
            return exchange(draft);
        } catch (IOException closed) {
            close();
            if (isFresh) throw closed;
            return exchange(draft);
        }
    }

    private Reply exchange(Draft draft) throws IOException {
        if (socket == null) open();
        socket.getOutputStream().write(draft.bytes("localhost:" + port));
        Reply reply = read(draft.method().equals("HEAD"));
        while (reply.status < 200) reply = read(false);
        if ("close".equalsIgnoreCase(reply.header("connection"))) close();
        return reply;
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Reply read(boolean hasNoBody) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        var headers = new ArrayList<Draft.Pair>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] parts = line.split(": ?", 2);
            headers.add(new Draft.Pair(parts[0].toLowerCase(Locale.ROOT), parts[1]));
        }
        var reply = new Reply(status, headers, "");
        if (hasNoBody || status < 200 || status == 204 || status == 304) return reply;
        return new Reply(status, headers, new String(body(reply), UTF_8));
    }

    private byte[] body(Reply head) throws IOException {
        if (head.header("content-length") != null) return bytes(Integer.parseInt(head.header("content-length")));
        if (!"chunked".equals(head.header("transfer-encoding"))) return new byte[0];
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) throw new EOFException("the answer ended before its time");
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("no answer");
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) socket.close();
        socket = null;
    }
}
