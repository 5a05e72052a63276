package oauthlab.auth.browser.consent;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import oauthlab.auth.browser.login.CsrfTokens;
import oauthlab.auth.browser.login.ReturnTo;
import oauthlab.auth.browser.login.SessionCookies;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.endpoint.Page;
import oauthlab.shared.protocol.OAuthErrorCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /consent}: shows who asks for what, and takes the user's yes or no. RFC 6749 section 4.1.1. */
@Path("/consent")
@Tag(name = "Pages")
class ConsentEndpoint {

    private final ConsentSeeker seeker;
    private final SessionCookies cookies;
    private final CsrfTokens csrf;

    ConsentEndpoint(ConsentSeeker seeker, SessionCookies cookies, CsrfTokens csrf) {
        this.seeker = seeker;
        this.cookies = cookies;
        this.csrf = csrf;
    }

    @GET
    @Operation(summary = "The consent page")
    public Response show(@QueryParam("request") String request, @Context HttpHeaders headers) {
        ConsentQuestion question = seeker.question(Optional.ofNullable(request).orElse(""));
        Optional<UserSession> session = cookies.session(headers);
        if (session.isEmpty()) return again(request);
        var ticket = csrf.ticket(headers, question.toString());
        var page = ConsentPage.form(
                question, Permission.of(question.scopes()), session.get().user().username(), ticket.value(), request);
        return Page.of(200, page).cookie(ticket.cookie()).build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Approve or deny")
    public Response decide(@Context HttpHeaders headers, FormParameters form) {
        String request = form.get("request").orElse("");
        boolean isGood = csrf.isGood(headers, form, seeker.question(request).toString());
        Optional<UserSession> session = cookies.session(headers);
        if (!isGood || session.isEmpty()) return again(request);
        return switch (form.require("decision")) {
            case "approve" -> seeker.approved(request, session.get());
            case "deny" -> seeker.refused(request, OAuthErrorCode.ACCESS_DENIED, "The user said no.");
            default -> throw OAuthException.invalidRequest("decision must be 'approve' or 'deny'.");
        };
    }

    /** From the beginning: to sign in if nobody is, and to a fresh question if there is one. */
    private static Response again(String request) {
        return Page.goTo(ReturnTo.authorize(request).path()).build();
    }
}
