package oauthlab.auth.consent;

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
import oauthlab.auth.endpoint.FormParameters;
import oauthlab.auth.endpoint.OAuthException;
import oauthlab.auth.endpoint.Page;
import oauthlab.auth.login.Browser;
import oauthlab.auth.login.BrowserForms;
import oauthlab.auth.sessions.UserSession;
import oauthlab.shared.protocol.OAuthErrorCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /consent}: shows who asks for what, and takes the user's yes or no. RFC 6749 section 4.1.1. */
@Path("/consent")
@Tag(name = "Pages")
class ConsentEndpoint {

    private final ConsentSeeker seeker;
    private final Browser browser;
    private final BrowserForms forms;

    ConsentEndpoint(ConsentSeeker seeker, Browser browser, BrowserForms forms) {
        this.seeker = seeker;
        this.browser = browser;
        this.forms = forms;
    }

    @GET
    @Operation(summary = "The consent page")
    public Response show(@QueryParam("request") String request, @Context HttpHeaders headers) {
        ConsentQuestion question = seeker.question(Optional.ofNullable(request).orElse(""));
        UserSession session = requireSession(headers);
        var ticket = forms.ticket(headers, question.toString());
        var page = ConsentPage.form(
                question, Permission.of(question.scopes()), session.user().username(), ticket.value(), request);
        return Page.of(200, page).cookie(ticket.cookie()).build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Approve or deny")
    public Response decide(@Context HttpHeaders headers, FormParameters body) {
        FormParameters form = FormParameters.orNone(body).requireSingleValues();
        String request = form.get("request").orElse("");
        forms.require(headers, form, seeker.question(request).toString());
        UserSession session = requireSession(headers);
        return switch (form.require("decision")) {
            case "approve" -> seeker.approved(request, session);
            case "deny" -> seeker.refused(request, OAuthErrorCode.ACCESS_DENIED, "The user said no.");
            default -> throw OAuthException.invalidRequest("decision must be 'approve' or 'deny'.");
        };
    }

    private UserSession requireSession(HttpHeaders headers) {
        return browser.session(headers)
                .orElseThrow(() -> OAuthException.invalidRequest(
                        "Nobody is signed in here any more. Go back to the application and start again."));
    }
}
