package oauthlab.auth.operate.debug;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.audit.AuditRecord;
import oauthlab.auth.foundation.audit.AuditTrail;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.Paging;
import oauthlab.auth.foundation.platform.LabMode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened here? The audit trail, newest first, for the lessons; outside lab mode there is nothing here. */
@Path("/debug/audit")
@Tag(name = "Lab")
class DebugAuditEndpoint {

    private final AuditTrail trail;
    private final AuditLog log;
    private final LabMode lab;

    DebugAuditEndpoint(AuditTrail trail, AuditLog log, LabMode lab) {
        this.trail = trail;
        this.log = log;
        this.lab = lab;
    }

    @GET
    @Operation(summary = "The audit trail, newest first (lab mode only)")
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "such as token.issued or request.refused")
    @Parameter(name = "client_id", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(name = "user_id", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = String.class),
            description = "ok, or an OAuth error code")
    @Parameter(name = "trace_id", in = ParameterIn.QUERY, schema = @Schema(implementation = String.class))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class),
            description = "1 to 200; usually 50")
    @Parameter(
            name = "offset",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class),
            description = "how many to skip")
    @APIResponseSchema(
            value = AuditPage.class,
            responseCode = "200",
            responseDescription = "The list; a browser gets a page.")
    public Response events(@Context UriInfo uri, @Context HttpHeaders headers) throws IOException {
        if (!lab.isOn()) throw new NotFoundException();
        FormParameters query = FormParameters.parse(uri.getRequestUri().getRawQuery());
        Paging paging = Paging.from(query);
        var filter = new AuditTrail.Filter(
                query.get("type"),
                query.get("client_id"),
                query.get("user_id"),
                query.get("outcome"),
                query.get("trace_id"));
        log.flush();
        var page = new AuditPage(trail.page(filter, paging.limit(), paging.offset()), trail.total(filter));
        return table(page).part(uri, paging, page.total()).orJson(headers, page);
    }

    private static DebugTable table(AuditPage page) {
        return DebugTable.of(
                "Audit trail",
                "What happened here, newest first. The address takes filters: type, client_id, user_id, outcome and trace_id.",
                List.of("Time", "Times", "Fact", "Client", "User", "Outcome", "Reason", "From", "Trace"),
                page.events().stream()
                        .map(fact -> Arrays.asList(
                                fact.time(),
                                fact.count(),
                                fact.type(),
                                fact.client(),
                                fact.user(),
                                fact.outcome(),
                                fact.reason(),
                                fact.ip(),
                                fact.traceId())));
    }

    /** {@code {"events":[...],"total":5}}. */
    record AuditPage(List<AuditRecord> events, long total) {}
}
