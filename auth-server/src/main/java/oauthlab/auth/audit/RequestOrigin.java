package oauthlab.auth.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the present request comes from, and to which trace it belongs. */
@ApplicationScoped
public class RequestOrigin {

    /** W3C Trace Context section 3.2: version, trace id, parent id, flags. */
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private static final String TRACE_ID = "oauthlab.trace-id";
    private static final int TRACE_ID_BYTES = 16;

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

    /** The trace id that the request brought in {@code traceparent}, else a new one; the same for the whole request. */
    String traceId() {
        RoutingContext request = current();
        if (request == null) return null;
        String known = request.get(TRACE_ID);
        if (known != null) return known;
        String id = fromHeader(request.request().getHeader("traceparent"));
        request.put(TRACE_ID, id);
        return id;
    }

    private RoutingContext current() {
        return io.quarkus.arc.Arc.container().requestContext().isActive() ? requests.getCurrent() : null;
    }

    private static String fromHeader(String traceparent) {
        if (traceparent != null) {
            Matcher parts = TRACEPARENT.matcher(traceparent);
            if (parts.matches()) return parts.group(1);
        }
        byte[] id = new byte[TRACE_ID_BYTES];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
