package oauthlab.system.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/** Ports that nobody uses at the moment. */
public record Ports(int auth, int resource, int mcp, int agent, int company, int web) {

    /** Below those that a system gives to connections by itself; each process of the tests has a range of its own. */
    private static final int FIRST = 20_000;

    private static final int RANGE = 4_000;

    private static int next = (int) (System.nanoTime() % RANGE);

    public static synchronized Ports free() {
        List<Integer> ports = IntStream.generate(Ports::following)
                .filter(Ports::isFree)
                .limit(6)
                .boxed()
                .toList();
        return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
    }

    private static int following() {
        next = (next + 1) % RANGE;
        return FIRST + Root.process() * RANGE + next;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
