package oauthlab.resource.platform;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.web.http.AllowedMethods;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one door for errors: whatever is thrown in or before an endpoint leaves as our JSON. */
final class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    /** By status, what the HTTP layer refuses before any code of ours has a say. RFC 9110 section 15.5. */
    private static final Map<Integer, Refusal> BY_STATUS = Map.of(
            404, Refusal.notFound("There is nothing at this address. /q/openapi lists what there is."),
            405,
                    Refusal.plain(
                            405,
                            "method_not_allowed",
                            "This address does not know this method; /q/openapi lists what it knows."),
            406, Refusal.plain(406, "not_acceptable", "This API speaks application/json only; send Accept for it."),
            413, Refusal.plain(413, "payload_too_large", "The request is larger than this API reads."),
            415,
                    Refusal.plain(
                            415, "unsupported_media_type", "Send the body as JSON, Content-Type: application/json."));

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return response(refusal).build();
    }

    /** Keeps the status of what the framework refused. */
    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException refused, UriInfo uri) {
        Response original = refused.getResponse();
        if (original.getStatus() >= 500) return unexpected(refused);
        if (original.getStatus() < 400) return original;
        var answer = response(byStatus(original.getStatus()));
        if (original.getStatus() == 405) answer.header(HttpHeaders.ALLOW, AllowedMethods.at(uri.getPath()));
        return answer.build();
    }

    /** What nobody foresaw: the log gets everything, the caller an id to ask about. */
    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        return response(logged(failure)).build();
    }

    static Refusal byStatus(int status) {
        Refusal known = BY_STATUS.get(status);
        return known != null
                ? known
                : Refusal.plain(status, OAuthErrorCode.INVALID_REQUEST.wire(), "This request cannot be understood.");
    }

    static Refusal logged(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "Unexpected failure %s", id);
        return Refusal.of(
                OAuthErrorCode.SERVER_ERROR, "Something went wrong here; the log of this server has it as " + id + ".");
    }

    private static Response.ResponseBuilder response(Refusal refusal) {
        var answer = Response.status(refusal.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(refusal.body());
        refusal.headers().forEach(answer::header);
        return answer;
    }
}
