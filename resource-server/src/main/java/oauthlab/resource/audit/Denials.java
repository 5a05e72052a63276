package oauthlab.resource.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.TraceParent;
import org.jboss.logging.Logger;

/**
 * Tells each refusal of the guard in one line of JSON, in the log category {@code oauthlab.denied}. No credential is in it.
 *
 * <pre>{"time":"...","type":"request.denied","reason":"insufficient_scope","detail":"...","method":"GET",
 *  "path":"/api/tasks","scope_needed":"tasks:read","client_id":"web-app","user_id":"user-123","ip":"127.0.0.1","trace_id":"..."}</pre>
 */
@Singleton
final class Denials {

    private static final Logger LOG = Logger.getLogger("oauthlab.denied");

    private final CurrentVertxRequest requests;
    private final AccessMetrics metrics;
    private final ObjectWriter json;
    private final Clock clock;

    Denials(CurrentVertxRequest requests, AccessMetrics metrics, ObjectMapper json, Clock clock) {
        this.requests = requests;
        this.metrics = metrics;
        // What a stranger sent must not steer the terminal of who reads it.
        this.json = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
        this.clock = clock;
    }

    void log(@Observes AccessDecision.Denied denied) {
        HttpServerRequest request = requests.getCurrent().request();
        Refusal refusal = denied.refusal();
        Scopes needed = denied.needed();
        String reason = refusal.body().error();
        metrics.denied(reason, needed.toString());
        var line = new LinkedHashMap<String, String>();
        line.put("time", clock.instant().toString());
        line.put("type", "request.denied");
        line.put("reason", reason);
        line.put("detail", refusal.body().description());
        line.put("method", request.method().name());
        line.put("path", request.path());
        line.put("scope_needed", needed.toString());
        if (denied.verified() != null) {
            line.put("client_id", denied.verified().caller().clientId());
            line.put("user_id", denied.verified().caller().subject());
        }
        if (request.remoteAddress() != null)
            line.put("ip", request.remoteAddress().hostAddress());
        line.put("trace_id", TraceParent.traceId(request.getHeader(TraceParent.HEADER)));
        LOG.info(text(line));
    }

    private String text(Object line) {
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
