package oauthlab.console.glass;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import oauthlab.console.exchange.Exchanges;
import oauthlab.console.routes.Route;
import oauthlab.console.routes.RoutesFile;
import org.jboss.logging.Logger;

/**
 * The glass: a reverse proxy in front of the services through which their requests can be seen. It listens at the port of each route, on
 * this machine only, and passes on bytes, not messages: what a client sends arrives as it was sent, also when it is not quite HTTP, and
 * no second opinion about framing or headers can change it (docs/adr/0031).
 */
@Singleton
public class Glass {

    private static final Logger LOG = Logger.getLogger(Glass.class);
    private static final String THIS_MACHINE = "127.0.0.1";
    private static final int CONNECT_MILLISECONDS = 5000;

    private final Vertx vertx;
    private final RoutesFile routes;
    private final Clock clock;
    private final Exchanges exchanges;
    private final Map<Route, Opened> open = new HashMap<>();

    /** What a route needs while it is open. */
    private record Opened(NetServer server, NetClient client) {

        void close() {
            server.close();
            client.close();
        }
    }

    Glass(Vertx vertx, RoutesFile routes, Clock clock, Exchanges exchanges) {
        this.vertx = vertx;
        this.routes = routes;
        this.clock = clock;
        this.exchanges = exchanges;
    }

    void start(@Observes StartupEvent start) {
        routes.follow(vertx, this::listen);
    }

    void stop(@Observes ShutdownEvent stop) {
        listen(List.of());
    }

    private synchronized void listen(List<Route> wanted) {
        for (Route gone : new HashSet<>(open.keySet()))
            if (!wanted.contains(gone)) open.remove(gone).close();
        wanted.stream().filter(route -> !open.containsKey(route)).forEach(this::open);
    }

    private void open(Route route) {
        NetClient net = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_MILLISECONDS));
        NetServer server = vertx.createNetServer(
                        new NetServerOptions().setHost(THIS_MACHINE).setPort(route.port()))
                .connectHandler(client -> relay(route, client).start(net));
        open.put(route, new Opened(server, net));
        server.listen(listening -> {
            if (listening.succeeded())
                LOG.info(route.name() + ": port " + route.port() + " shows what goes to port " + route.targetPort());
            else lost(route, listening.cause());
        });
    }

    private synchronized void lost(Route route, Throwable reason) {
        LOG.error("Port " + route.port() + " cannot be used for " + route.name() + ": " + reason.getMessage());
        Opened lost = open.remove(route);
        if (lost != null) lost.close();
    }

    private Relay relay(Route route, NetSocket client) {
        String peer =
                client.remoteAddress() == null ? "" : client.remoteAddress().hostAddress();
        return new Relay(route, client, new Tap(route, peer, clock, exchanges));
    }
}
