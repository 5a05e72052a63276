package oauthlab.auth.login;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import oauthlab.auth.endpoint.FormParameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /logout}: asks, then ends the session. Only the form ends it, so that no other site can sign a user out. */
@Path("/logout")
@Tag(name = "Pages")
class LogoutEndpoint {

    private final UserSessions sessions;
    private final Browser browser;
    private final BrowserForms forms;

    LogoutEndpoint(UserSessions sessions, Browser browser, BrowserForms forms) {
        this.sessions = sessions;
        this.browser = browser;
        this.forms = forms;
    }

    /** The sign-in page says who is signed in, and has the button. */
    @GET
    @Operation(summary = "The page with the sign-out button")
    public Response ask() {
        return Response.seeOther(URI.create("/login")).build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sign out")
    public Response signOut(@Context HttpHeaders headers, FormParameters body) {
        forms.require(headers, FormParameters.orNone(body));
        browser.cookie(headers, Browser.SESSION).ifPresent(sessions::end);
        return Response.seeOther(URI.create("/login"))
                .cookie(browser.remove(Browser.SESSION))
                .build();
    }
}
