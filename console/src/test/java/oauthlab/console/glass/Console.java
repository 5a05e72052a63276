package oauthlab.console.glass;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What the tests do with the running console: they give it routes, send bytes, and wait for what they expect. */
public final class Console {

    private static final Path ROUTES = Path.of("target/test-routes");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Console() {}

    /** Opens a route, and returns the port where clients call. */
    public static int route(String name, int targetPort) {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            Files.writeString(ROUTES, name + " " + port + " http://127.0.0.1:" + targetPort + "\n");
            await(() -> isOpen(port) ? Optional.of(port) : Optional.empty());
            return port;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static boolean isOpen(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** Sends the parts one by one, and returns all that comes back until the connection ends. */
    public static String send(int port, String... parts) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            for (String part : parts) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Asks until there is something. */
    public static <T> T await(Supplier<Optional<T>> question) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            Optional<T> found = question.get();
            if (found.isPresent()) return found.get();
            Thread.onSpinWait();
        }
        throw new AssertionError("it did not happen within " + PATIENCE);
    }
}
