package oauthlab.auth.browser.login;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.browser.sessions.UserSessions;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.Page;
import oauthlab.auth.foundation.issuer.Issuer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /logout}: asks, then ends the session and what was to last as long as it.
 *
 * <p>Only a form of ours ends it at once, or a client that shows an ID token of this very user (OpenID Connect
 * RP-Initiated Logout section 2): otherwise any site could sign a user out with an image.
 */
@Path("/logout")
@Tag(name = "Pages")
class LogoutEndpoint implements MetadataContributor {

    private static final List<String> REQUEST = List.of("id_token_hint", "client_id", "post_logout_redirect_uri");

    private final LogoutRequest.Checks checks;
    private final UserSessions sessions;
    private final SessionCookies cookies;
    private final CsrfTokens csrf;
    private final AuditLog audit;
    private final Issuer issuer;

    LogoutEndpoint(
            LogoutRequest.Checks checks,
            UserSessions sessions,
            SessionCookies cookies,
            CsrfTokens csrf,
            AuditLog audit,
            Issuer issuer) {
        this.checks = checks;
        this.sessions = sessions;
        this.cookies = cookies;
        this.csrf = csrf;
        this.audit = audit;
        this.issuer = issuer;
    }

    @GET
    @Operation(summary = "Sign out (OpenID Connect RP-Initiated Logout)")
    public Response ask(@Context UriInfo uri, @Context HttpHeaders headers) {
        FormParameters parameters =
                FormParameters.parse(uri.getRequestUri().getRawQuery()).requireSingleValues();
        LogoutRequest request = checks.check(parameters);
        Optional<UserSession> session = cookies.session(headers);
        if (session.isEmpty()) return goTo(request);
        if (isAbout(request, session.get())) return end(headers, request);
        var ticket = csrf.ticket(headers);
        var page = LoginPage.signOut(session.get().user().username(), ticket.value(), parameters.toQuery());
        return Page.of(200, page).cookie(ticket.cookie()).build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sign out")
    public Response signOut(@Context HttpHeaders headers, FormParameters form) {
        if (isClients(form)) return askAgain(form);
        String request = form.get("request").orElse("");
        if (!csrf.isGood(headers, form)) return askAgain(FormParameters.parse(request));
        return end(headers, checks.check(FormParameters.parse(request)));
    }

    /** Section 2: a client may send its request as a form, too. It has no mark of ours in it. */
    private static boolean isClients(FormParameters form) {
        return !form.has(CsrfTokens.FIELD) && REQUEST.stream().anyMatch(form::has);
    }

    /** By GET, since a form of another site arrives without the cookie that says who is signed in. */
    private static Response askAgain(FormParameters form) {
        return Page.goTo("/logout?" + form.toQuery()).build();
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("end_session_endpoint", issuer.endpoint("/logout"));
    }

    private static boolean isAbout(LogoutRequest request, UserSession session) {
        return request.hint()
                .filter(hint -> hint.subject().equals(session.user().id()))
                .isPresent();
    }

    private Response end(HttpHeaders headers, LogoutRequest request) {
        cookies.session(headers)
                .ifPresent(session -> audit.write(
                        AuditEvent.ok("user.sign_out", null, session.user().id(), null)));
        cookies.sessionSecret(headers).ifPresent(sessions::end);
        return Response.fromResponse(goTo(request)).cookie(cookies.signedOut()).build();
    }

    private static Response goTo(LogoutRequest request) {
        return Page.goTo(request.returnTo()).build();
    }
}
