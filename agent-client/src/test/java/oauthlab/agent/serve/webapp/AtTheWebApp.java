package oauthlab.agent.serve.webapp;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import oauthlab.agent.Stranger.Asked;
import oauthlab.agent.TestClock;
import oauthlab.agent.serve.webapp.WebAppServing.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts the web application between a browser and {@link World}. */
abstract class AtTheWebApp {

    World world;

    @Inject
    WebAppServing serving;

    final List<String> log = new CopyOnWriteArrayList<>();
    Running running;
    Visit bob;

    @BeforeEach
    void start() throws IOException {
        TestClock.now = TestClock.START;
        world.reset();
        running = serving.start(freePort(), log::add);
        bob = new Visit(running.origin());
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String issuer() {
        return world.stranger.base();
    }

    Asked last(String path) {
        List<Asked> all = world.stranger.asked(path);
        return all.get(all.size() - 1);
    }

    String raw(String line, String host) throws IOException {
        try (var socket =
                new Socket("127.0.0.1", Integer.parseInt(running.origin().split(":")[2]))) {
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
