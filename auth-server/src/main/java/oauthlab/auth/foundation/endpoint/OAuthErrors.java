package oauthlab.auth.foundation.endpoint;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.regex.Pattern;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.audit.AuditUnavailable;
import oauthlab.auth.foundation.platform.StorageOutage;
import oauthlab.auth.foundation.ratelimit.RateLimited;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.web.http.AllowedMethods;
import oauthlab.web.pages.Reader;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one door through which refusals leave: JSON as in RFC 6749 section 5.2, and one audit event.
 *
 * <p>A 401 always says how to authenticate (RFC 9110 section 15.5.2).
 */
class OAuthErrors {

    private static final Logger LOG = Logger.getLogger(OAuthErrors.class);

    private static final String CLIENT_CHALLENGE = "Basic realm=\"oauth-lab\", charset=\"UTF-8\"";
    private static final int TOO_MANY_REQUESTS = 429;
    /** Where no browser is sent. */
    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(oauth/(?!authorize$).*|admin/.*|\\.well-known/.*)");

    private final AuditLog audit;

    OAuthErrors(AuditLog audit) {
        this.audit = audit;
    }

    @ServerExceptionMapper
    Response refused(OAuthException refusal, UriInfo uri, HttpHeaders headers) {
        try {
            audit.write(AuditEvent.refused(
                    "request.refused", null, refusal.code().wire(), uri.getPath() + ": " + refusal.reason()));
        } catch (AuditUnavailable full) {
            return refused(full, uri, headers);
        }
        int status = refusal.code().status();
        Response answer = isBrowser(uri, headers)
                ? Page.refusal(status, refusal.description())
                : answer(status, refusal.code(), refusal.description());
        String challenge = refusal.challenge().orElse(status == 401 ? CLIENT_CHALLENGE : null);
        return challenge == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                        .build();
    }

    /** What the HTTP layer refused: no such path, method or media type. */
    @ServerExceptionMapper
    Response refused(
            WebApplicationException refusal, UriInfo uri, HttpHeaders headers, ContainerRequestContext request) {
        int status = refusal.getResponse().getStatus();
        if (status >= 500) return failed(refusal, uri, headers);
        // A person may open any address.
        boolean isBrowser = request.getMethod().equals("GET") ? wantsPage(headers) : isBrowser(uri, headers);
        String description = "HTTP " + status + " for " + uri.getPath() + ". " + hint(status);
        Response answer = isBrowser
                ? Page.refusal(status, description)
                : answer(status, OAuthErrorCode.INVALID_REQUEST, description);
        return status == 405
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, AllowedMethods.at(uri.getPath()))
                        .build()
                : answer;
    }

    /** Status 429 is of RFC 6585 section 4; OAuth has no code for it, and this one comes nearest. */
    @ServerExceptionMapper
    Response refused(RateLimited limited, UriInfo uri, HttpHeaders headers) {
        OAuthErrorCode code = OAuthErrorCode.TEMPORARILY_UNAVAILABLE;
        try {
            String reason = uri.getPath() + ": " + limited.getMessage();
            audit.write(AuditEvent.refused("request.limited", null, code.wire(), reason));
        } catch (AuditUnavailable full) {
            return refused(full, uri, headers);
        }
        Response answer = isBrowser(uri, headers)
                ? Page.tooMany(limited.description())
                : answer(TOO_MANY_REQUESTS, code, limited.description());
        return Response.fromResponse(answer)
                .header(HttpHeaders.RETRY_AFTER, limited.retryAfterSeconds())
                .build();
    }

    /** Without a trace nothing is given out, so for the client the server is down. */
    @ServerExceptionMapper
    Response refused(AuditUnavailable full, UriInfo uri, HttpHeaders headers) {
        return unavailable("", isBrowser(uri, headers));
    }

    private static Response unavailable(String details, boolean isBrowser) {
        String description = "The server's database does not answer. Try again." + details;
        Response answer = isBrowser
                ? Page.failure(503, description)
                : answer(503, OAuthErrorCode.TEMPORARILY_UNAVAILABLE, description);
        return Response.fromResponse(answer)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .build();
    }

    /** A fault of ours, for which the client gets a number to quote; or of the database, which may work again soon. */
    @ServerExceptionMapper
    Response failed(Throwable fault, UriInfo uri, HttpHeaders headers) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(fault, "Incident %s at %s", incident, uri.getRequestUri().getRawPath());
        String details = " Its log has the details: incident " + incident + ".";
        boolean isBrowser = isBrowser(uri, headers);
        if (StorageOutage.isBehind(fault)) return unavailable(details, isBrowser);
        String description = "The server failed." + details;
        return isBrowser ? Page.failure(500, description) : answer(500, OAuthErrorCode.SERVER_ERROR, description);
    }

    /** A person looks at a page; a program gets JSON, even if its library asks for HTML. RFC 6749 section 5.2. */
    private static boolean isBrowser(UriInfo uri, HttpHeaders headers) {
        return !FOR_PROGRAMS.matcher(uri.getPath()).matches() && wantsPage(headers);
    }

    private static boolean wantsPage(HttpHeaders headers) {
        return Reader.of(headers.getRequestHeader(HttpHeaders.ACCEPT)) == Reader.PERSON;
    }

    private static Response answer(int status, OAuthErrorCode code, String description) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new ErrorResponse(code, description))
                .build();
    }

    private static String hint(int status) {
        return switch (status) {
            case 404 -> "Nothing is here; the discovery document lists the endpoints.";
            case 405 -> "This path exists, but not with this method.";
            case 413 -> "The body is too large; 64 KiB are enough for every request.";
            default -> "Check method, path and headers.";
        };
    }
}
