package oauthlab.auth.audit;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import oauthlab.shared.wire.TraceParent;

/** Where the present request comes from, and to which trace it belongs. */
@ApplicationScoped
public class RequestOrigin {

    private static final String TRACE_ID = "oauthlab.trace-id";

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
        String id = TraceParent.traceId(request.request().getHeader(TraceParent.HEADER));
        request.put(TRACE_ID, id);
        return id;
    }

    private RoutingContext current() {
        return io.quarkus.arc.Arc.container().requestContext().isActive() ? requests.getCurrent() : null;
    }
}
