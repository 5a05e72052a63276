package oauthlab.auth.tokens.dpop;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.shared.proof.DpopChallenge;
import oauthlab.shared.proof.DpopNonces;
import oauthlab.shared.protocol.ErrorResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refuses a proof, with the nonce for the next one. RFC 9449 sections 7.1 and 8. */
class DpopErrors {

    private final DpopNonces nonces;
    private final AuditLog audit;

    DpopErrors(DpopNonces nonces, AuditLog audit) {
        this.nonces = nonces;
        this.audit = audit;
    }

    @ServerExceptionMapper
    Response refused(DpopException refused) {
        audit.write(AuditEvent.refused("dpop.refused", null, refused.code().wire(), refused.getMessage()));
        var body = new ErrorResponse(refused.code(), refused.getMessage());
        var answer = Response.status(
                        refused.isAtResource() ? 401 : refused.code().status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .header(DpopNonces.HEADER, nonces.fresh())
                .entity(body);
        if (refused.isAtResource()) answer.header(HttpHeaders.WWW_AUTHENTICATE, DpopChallenge.of(body));
        return answer.build();
    }
}
