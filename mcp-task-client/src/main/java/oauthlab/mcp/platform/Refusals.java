package oauthlab.mcp.platform;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A method that {@code /health}, the only endpoint beside the library's, does not know. RFC 9110 section 15.5.6. */
class Refusals {

    @ServerExceptionMapper
    Response refused(NotAllowedException refusal) {
        return Response.status(405)
                .header(HttpHeaders.ALLOW, "GET, HEAD")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorResponse(OAuthErrorCode.INVALID_REQUEST, "This address answers GET and HEAD only."))
                .build();
    }
}
