package oauthlab.system.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports that nobody uses at the moment. */
public record Ports(int auth, int resource, int mcp, int agent, int company) {

    /** All are held open while they are chosen, so that they differ. */
    public static Ports free() {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < 5; i++) sockets.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : sockets) socket.close();
            return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
