package oauthlab.auth.endpoints.register;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import oauthlab.auth.clients.clientmetadata.BadClientMetadata;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.shared.protocol.ErrorResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says what is wrong with a description. RFC 7591 section 3.2.2. */
class RegistrationErrors {

    private final AuditLog audit;

    RegistrationErrors(AuditLog audit) {
        this.audit = audit;
    }

    @ServerExceptionMapper
    Response refused(BadClientMetadata bad) {
        audit.write(AuditEvent.refused("client.refused", null, bad.code().wire(), bad.getMessage()));
        return Response.status(bad.code().status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .entity(new ErrorResponse(bad.code(), bad.getMessage()))
                .build();
    }
}
