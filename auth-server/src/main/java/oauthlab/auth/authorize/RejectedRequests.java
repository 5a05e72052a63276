package oauthlab.auth.authorize;

import jakarta.ws.rs.core.Response;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.Page;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says no to an authorization request: with a page, or with a redirect. */
class RejectedRequests {

    private final AuthorizationResponse response;
    private final AuditLog audit;

    RejectedRequests(AuthorizationResponse response, AuditLog audit) {
        this.response = response;
        this.audit = audit;
    }

    @ServerExceptionMapper
    Response page(RejectedRequest.ShowPage rejected) {
        write(rejected);
        return Page.refusal(400, rejected.description());
    }

    @ServerExceptionMapper
    Response redirect(RejectedRequest.RedirectWithError rejected) {
        write(rejected);
        return response.error(rejected.redirectUri(), rejected.state(), rejected.code(), rejected.description());
    }

    private void write(RejectedRequest rejected) {
        audit.write(AuditEvent.refused(
                "authorization.refused", null, rejected.code().wire(), rejected.description()));
    }
}
