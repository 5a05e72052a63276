package oauthlab.web.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import oauthlab.shared.network.HostHeader;

/**
 * Refuses requests that call this server by a name that is not its own: 421, RFC 9110 section 15.5.20. Requests that give no
 * name, two names, or something that is not a name get 400, RFC 9112 section 3.2.
 *
 * <p>This ends DNS rebinding at every address of every server, those without credentials included. The server's own names are the
 * host of its public address, {@code localhost} with its numbers, what {@code oauthlab.http.hosts} adds, and the number at which
 * the connection arrived: probes use that one, and a number cannot be pointed elsewhere.
 */
@Singleton
public class HostCheck {

    private static final int BEFORE_ALL_OTHERS = -2500;
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> names = new HashSet<>(THIS_MACHINE);
    private final String ownAuthority;

    HostCheck(HttpSettings settings) {
        this.ownAuthority =
                Optional.ofNullable(settings.address().getRawAuthority()).orElse("localhost");
        Optional.ofNullable(settings.address().getHost()).ifPresent(host -> names.add(host.toLowerCase(Locale.ROOT)));
        settings.hosts().ifPresent(hosts -> hosts.forEach(host -> names.add(host.toLowerCase(Locale.ROOT))));
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(this::check);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        List<String> values = request.headers().getAll(HttpHeaders.HOST);
        // HTTP/1.0 has no such header; simple probes still speak it, and no browser does.
        boolean isOld = request.version() == HttpVersion.HTTP_1_0 && values.isEmpty();
        Optional<HostHeader> host = HostHeader.of(values);
        if (host.isEmpty() && !isOld) {
            EarlyRefusals.refuseAndClose(
                    context, "Send the header Host once, with a name and maybe a port (RFC 9112 section 3.2).");
        } else if (!isOld && !isOurs(host.get(), request) || !isOurs(request)) {
            String name = host.filter(sent -> !isOurs(sent, request))
                    .map(foreign -> "'" + foreign.name() + "' that is in the header Host")
                    .orElse("that is in the address");
            EarlyRefusals.refuse(
                    context,
                    421,
                    "This server does not have the name " + name
                            + ". Its administrator can add names: OAUTHLAB_HOSTS.");
        } else {
            // What comes next builds addresses of it. RFC 9112 section 3.3: then the server's own name counts.
            if (isOld) request.headers().set(HttpHeaders.HOST, ownAuthority);
            context.next();
        }
    }

    private boolean isOurs(HostHeader host, HttpServerRequest request) {
        return names.contains(host.name()) || isNumber(host.name(), request.localAddress());
    }

    /** The absolute form, {@code GET http://name/path}, overrides the header. RFC 9112 section 3.2.2. */
    private boolean isOurs(HttpServerRequest request) {
        String target = request.uri();
        if (target.startsWith("/") || target.equals("*")) return true;
        int authority = target.indexOf("://") + 3;
        int end = target.indexOf('/', authority);
        String host = target.substring(authority, end < 0 ? target.length() : end);
        return HostHeader.of(List.of(host))
                .filter(name -> isOurs(name, request))
                .isPresent();
    }

    /** Is this the number at which the connection arrived? An IPv6 address has more than one spelling. RFC 4291 section 2.2. */
    static boolean isNumber(String name, SocketAddress local) {
        String number = local == null ? null : local.hostAddress();
        if (number == null || !number.contains(":")) return name.equals(number);
        try {
            // In brackets it is an address, so no name is looked up. One with an IPv4 address inside is none of IPv6.
            return name.startsWith("[")
                    && InetAddress.getByName(name) instanceof Inet6Address address
                    && Arrays.equals(
                            address.getAddress(), InetAddress.getByName(number).getAddress());
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
