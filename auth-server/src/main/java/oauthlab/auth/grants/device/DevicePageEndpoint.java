package oauthlab.auth.grants.device;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.net.URLEncoder;
import java.util.Optional;
import oauthlab.auth.browser.consent.ConsentQuestion;
import oauthlab.auth.browser.consent.Consents;
import oauthlab.auth.browser.consent.Permission;
import oauthlab.auth.browser.login.CsrfTokens;
import oauthlab.auth.browser.login.SessionCookies;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.endpoint.Page;
import oauthlab.auth.foundation.ratelimit.AttemptLimit;
import oauthlab.auth.foundation.ratelimit.FailedAttempts;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;

/**
 * {@code /device}: the user types the code from the other device, sees who asks, and decides. RFC 8628 section 3.3.
 *
 * <p>A code that comes with the address is filled in and still has to be sent by hand: somebody else may have sent the
 * link (section 5.4, remote phishing). So the page shows the code, to be compared with the device.
 */
@Path("/device")
@Tag(name = "Pages")
class DevicePageEndpoint {

    private static final String UNKNOWN = "This code is unknown, or its time is over. Look at your device again.";

    private final DeviceRequests requests;
    private final Clients clients;
    private final Consents consents;
    private final SessionCookies cookies;
    private final CsrfTokens csrf;
    private final FailedAttempts attempts;
    private final AuditLog audit;

    DevicePageEndpoint(
            DeviceRequests requests,
            Clients clients,
            Consents consents,
            SessionCookies cookies,
            CsrfTokens csrf,
            FailedAttempts attempts,
            AuditLog audit) {
        this.requests = requests;
        this.clients = clients;
        this.consents = consents;
        this.cookies = cookies;
        this.csrf = csrf;
        this.attempts = attempts;
        this.audit = audit;
    }

    @GET
    @Operation(summary = "Type the code of a device")
    public Response show(@QueryParam("user_code") @DefaultValue("") String typed, @Context HttpHeaders headers) {
        Optional<UserSession> session = cookies.session(headers);
        if (session.isEmpty()) return signIn(typed);
        return type(200, headers, session.get(), UserCode.typed(typed), null);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Send the code, then the decision")
    public Response send(@Context HttpHeaders headers, FormParameters form) {
        csrf.requireOurs(headers);
        UserCode code = UserCode.typed(form.get("user_code").orElse(""));
        Optional<UserSession> session = cookies.session(headers);
        if (session.isEmpty()) return signIn(code.value());
        // A decision is checked below, with what its page said.
        if (!form.has("decision") && !csrf.isGood(headers, form))
            return type(400, headers, session.get(), code, CsrfTokens.STALE);
        String userId = session.get().user().id();
        attempts.begin(AttemptLimit.DEVICE_CODE, userId);
        Optional<DeviceRequest> request = requests.findPending(code.value());
        if (request.isEmpty()) return unknown(headers, session.get(), code);
        attempts.takeBack(AttemptLimit.DEVICE_CODE, userId);
        ConsentQuestion question = question(request.get());
        if (!form.has("decision") || !csrf.isGood(headers, form, shown(question, code)))
            return confirm(headers, session.get(), code, question);
        return decide(form.require("decision"), session.get(), code, question);
    }

    /** A device has no redirect URI, so an approval here does not cover one. */
    private ConsentQuestion question(DeviceRequest request) {
        String name = clients.find(request.clientId()).map(Client::name).orElse(request.clientId());
        return new ConsentQuestion(name, request.clientId(), "device", request.scopes(), request.audience());
    }

    private static String shown(ConsentQuestion question, UserCode code) {
        return code.value() + '\n' + question;
    }

    private static Response signIn(String typed) {
        String returnTo = typed.isEmpty() ? "/device" : "/device?user_code=" + URLEncoder.encode(typed, UTF_8);
        return Page.goTo("/login?return_to=" + URLEncoder.encode(returnTo, UTF_8))
                .build();
    }

    private Response unknown(HttpHeaders headers, UserSession session, UserCode code) {
        audit.write(AuditEvent.refused(
                "device.code_unknown",
                null,
                "denied",
                "typed by " + session.user().id()));
        return type(400, headers, session, code, UNKNOWN);
    }

    private Response type(int status, HttpHeaders headers, UserSession session, UserCode code, String problem) {
        var ticket = csrf.ticket(headers);
        var page = DevicePage.type(session.user().username(), ticket.value(), code.shown(), problem);
        return Page.of(status, page).cookie(ticket.cookie()).build();
    }

    private Response confirm(HttpHeaders headers, UserSession session, UserCode code, ConsentQuestion question) {
        var ticket = csrf.ticket(headers, shown(question, code));
        var page = DevicePage.confirm(
                session.user().username(), ticket.value(), code.shown(), question, Permission.of(question.scopes()));
        return Page.of(200, page).cookie(ticket.cookie()).build();
    }

    private Response decide(String decision, UserSession session, UserCode code, ConsentQuestion question) {
        boolean approve = decision.equals("approve");
        if (!approve && !decision.equals("deny"))
            throw OAuthException.invalidRequest("decision must be 'approve' or 'deny'.");
        if (!decide(session, code, question, approve)) throw OAuthException.invalidRequest(UNKNOWN);
        return Page.of(200, DevicePage.done(approve)).build();
    }

    /** Two devices may be approved for the first time at once; the second then finds the consent of the first. */
    private boolean decide(UserSession session, UserCode code, ConsentQuestion question, boolean approve) {
        try {
            return decideOnce(session, code, question, approve);
        } catch (ConstraintViolationException another) {
            return decideOnce(session, code, question, approve);
        }
    }

    private boolean decideOnce(UserSession session, UserCode code, ConsentQuestion question, boolean approve) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!requests.decide(code.value(), session, approve)) return false;
            record(session, question, approve);
            return true;
        });
    }

    private void record(UserSession session, ConsentQuestion question, boolean approve) {
        String userId = session.user().id();
        if (approve) consents.remember(userId, question);
        audit.write(new AuditEvent(
                approve ? "consent.given" : "consent.denied",
                question.clientId(),
                userId,
                approve ? "ok" : "access_denied",
                "on the device page: " + question.scopes()));
    }
}
