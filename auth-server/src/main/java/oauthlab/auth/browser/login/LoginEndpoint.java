package oauthlab.auth.browser.login;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import oauthlab.auth.browser.sessions.SignIn;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.browser.sessions.UserSessions;
import oauthlab.auth.browser.users.User;
import oauthlab.auth.browser.users.Users;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /login}: name and password in, a session cookie out, and back to where the browser came from. */
@Path("/login")
@Tag(name = "Pages")
class LoginEndpoint {

    private final Users users;
    private final UserSessions sessions;
    private final SessionCookies cookies;
    private final CsrfTokens csrf;
    private final LoginThrottle throttle;
    private final AuditLog audit;
    private final LoginForm page;

    LoginEndpoint(
            Users users,
            UserSessions sessions,
            SessionCookies cookies,
            CsrfTokens csrf,
            LoginThrottle throttle,
            AuditLog audit,
            LoginForm page) {
        this.users = users;
        this.sessions = sessions;
        this.cookies = cookies;
        this.csrf = csrf;
        this.throttle = throttle;
        this.audit = audit;
        this.page = page;
    }

    @GET
    @Operation(summary = "The sign-in page")
    public Response show(
            @QueryParam("return_to") @DefaultValue(ReturnTo.DEFAULT) String returnTo,
            @QueryParam("login_hint") @DefaultValue("") String loginHint,
            @Context HttpHeaders headers) {
        var target = page.target(returnTo, headers);
        var ticket = csrf.ticket(headers);
        Optional<UserSession> session = cookies.session(headers);
        if (session.isPresent() && target.path().equals(ReturnTo.DEFAULT)) {
            String username = session.get().user().username();
            return Page.of(200, LoginPage.signedIn(username, ticket.value()))
                    .cookie(ticket.cookie())
                    .build();
        }
        Optional<String> onlyWay = page.onlyWay(target);
        if (onlyWay.isPresent()) return Page.goTo(onlyWay.get()).build();
        return page.show(200, ticket, target, loginHint, null);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sign in")
    public Response signIn(@Context HttpHeaders headers, FormParameters form) {
        var target = new ReturnTo(form.get("return_to").orElse(ReturnTo.DEFAULT));
        String username = form.get("username").orElse("");
        if (!csrf.isGood(headers, form)) return goOn(headers, target, username);
        var attempt = throttle.begin(headers, username);
        Optional<User> user = users.authenticate(username, form.get("password").orElse(""));
        if (user.isEmpty()) {
            audit.write(refused(username));
            return page.show(
                    401, csrf.ticket(headers), target, username, "That name and password do not fit. Try again.");
        }
        String secret = begin(user.get(), target, cookies.sessionSecret(headers));
        return Page.goTo(target.path())
                .cookie(cookies.signedIn(secret))
                .cookie(throttle.succeeded(attempt))
                .build();
    }

    /** Somebody may have signed in in another tab of this browser meanwhile. */
    private Response goOn(HttpHeaders headers, ReturnTo target, String username) {
        if (cookies.session(headers).isPresent())
            return Page.goTo(target.path()).build();
        return page.show(400, csrf.ticket(headers), target, username, CsrfTokens.STALE);
    }

    /** The session and its trace are kept together or not at all. */
    private String begin(User user, ReturnTo target, Optional<String> before) {
        return QuarkusTransaction.requiringNew().call(() -> {
            audit.write(AuditEvent.ok("user.sign_in", null, user.id(), "password"));
            return sessions.start(SignIn.here(user, target.requestName()), before);
        });
    }

    /** Names whom it was tried for only if there is such a user: people type passwords where names belong. */
    private AuditEvent refused(String username) {
        Optional<String> userId = users.idOf(username);
        return new AuditEvent(
                "user.sign_in",
                null,
                userId.orElse(null),
                "denied",
                userId.isPresent() ? "wrong password" : "unknown name");
    }
}
