package oauthlab.console.glass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server for one request: it keeps the bytes that come, and answers with bytes that a test has chosen. */
final class Upstream implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] answer;
    private final int expected;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Thread thread = new Thread(this::serve);

    /** @param expected bytes before it answers and closes the connection */
    Upstream(int expected, String answer) {
        this.expected = expected;
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    String received() throws InterruptedException {
        thread.join();
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    /** A connection on which nothing comes was only a look whether the port is open. */
    private void serve() {
        try {
            while (received.size() < expected) {
                try (Socket connection = socket.accept()) {
                    answer(connection);
                }
            }
        } catch (IOException closed) {
            // The test has seen what came until then.
        }
    }

    private void answer(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        while (received.size() < expected) {
            int next = in.read();
            if (next < 0) return;
            received.write(next);
        }
        connection.getOutputStream().write(answer);
        connection.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
