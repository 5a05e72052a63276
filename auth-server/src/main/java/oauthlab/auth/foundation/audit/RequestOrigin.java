package oauthlab.auth.foundation.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import oauthlab.shared.wire.TraceParent;

/** Where the present request comes from, and to which trace it belongs. */
@ApplicationScoped
public class RequestOrigin {

    private static final String TRACE_ID = "oauthlab.trace-id";
    private static final int NETWORK_BYTES = 8;

    /** And no name, which would be looked up. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.%]*:[0-9a-zA-Z:.%]*");

    /** 127.0.0.0/8 and ::1: a program on this machine has all of them. */
    private static final String THIS_MACHINE = "127.0.0.1";

    private final CurrentVertxRequest requests;

    RequestOrigin(CurrentVertxRequest requests) {
        this.requests = requests;
    }

    /** The address of the sender, or null when nobody sent anything: the server acts by itself. */
    public String ip() {
        RoutingContext request = current();
        return request == null || request.request().remoteAddress() == null
                ? null
                : request.request().remoteAddress().hostAddress();
    }

    /** An IPv6 subscriber has 2^64 addresses (RFC 6177) and could send from another one each time. */
    public static String network(String ip) {
        if (!ADDRESS.matcher(ip).matches()) return ip;
        try {
            InetAddress address = InetAddress.getByName(ip);
            if (address.isLoopbackAddress()) return THIS_MACHINE;
            byte[] bytes = address.getAddress();
            if (bytes.length <= NETWORK_BYTES) return address.getHostAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
        } catch (UnknownHostException noAddress) {
            return ip;
        }
    }

    /** The trace id that the request brought in {@code traceparent}, else a new one; the same for the whole request. */
    String traceId() {
        RoutingContext request = current();
        if (request == null) return null;
        String known = request.get(TRACE_ID);
        if (known != null) return known;
        String id = TraceParent.traceId(request.request().getHeader(TraceParent.HEADER));
        request.put(TRACE_ID, id);
        return id;
    }

    private RoutingContext current() {
        return io.quarkus.arc.Arc.container().requestContext().isActive() ? requests.getCurrent() : null;
    }
}
