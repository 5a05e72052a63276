package oauthlab.auth.broker;

import static oauthlab.shared.protocol.OAuthErrorCode.ACCESS_DENIED;
import static oauthlab.shared.protocol.OAuthErrorCode.LOGIN_REQUIRED;
import static oauthlab.shared.protocol.OAuthErrorCode.SERVER_ERROR;
import static oauthlab.shared.protocol.OAuthErrorCode.TEMPORARILY_UNAVAILABLE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import oauthlab.auth.broker.pendinglogins.PendingLogin;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.browser.consent.ConsentSeeker;
import oauthlab.auth.browser.login.ReturnTo;
import oauthlab.auth.browser.login.SessionCookies;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.Page;
import oauthlab.shared.protocol.OAuthErrorCode;

/** Gives the browser back to whoever waits for it: the application, or a page of ours. */
@ApplicationScoped
class ResumeLogin {

    private final ConsentSeeker seeker;
    private final SessionCookies cookies;
    private final PendingLoginCookie cookie;
    private final AuditLog audit;

    ResumeLogin(ConsentSeeker seeker, SessionCookies cookies, PendingLoginCookie cookie, AuditLog audit) {
        this.seeker = seeker;
        this.cookies = cookies;
        this.cookie = cookie;
        this.audit = audit;
    }

    /** What the user approved before leaving is not asked again: now that we know who it is, it is remembered. */
    Response arrived(PendingLogin pending, UpstreamCallback.Arrived arrived) {
        Response answer = approvedRequest(pending)
                .map(approved -> seeker.approved(approved, arrived.session()))
                .orElseGet(() -> Page.goTo(pending.returnTo()).build());
        var builder = Response.fromResponse(answer).cookie(cookie.remove(pending));
        arrived.sessionSecret().ifPresent(secret -> builder.cookie(cookies.signedIn(secret)));
        return builder.build();
    }

    /** The provider, or the user there, said no. RFC 6749 section 4.1.2.1. */
    Response refused(Provider provider, PendingLogin pending, String error) {
        boolean isUsers = error.equals(ACCESS_DENIED.wire());
        OAuthErrorCode code = isUsers
                ? ACCESS_DENIED
                : error.equals(TEMPORARILY_UNAVAILABLE.wire()) ? TEMPORARILY_UNAVAILABLE : SERVER_ERROR;
        String description = isUsers
                ? "The user said no at " + provider.name() + "."
                : provider.name() + " did not sign the user in.";
        return respond(
                provider, pending, code, description, error.matches("[a-z_]{1,40}") ? error : "an unknown error");
    }

    Response failed(Provider provider, PendingLogin pending, UpstreamFailure failure) {
        String reason = failure.getMessage();
        return switch (failure.kind()) {
            case LATER ->
                respond(
                        provider,
                        pending,
                        TEMPORARILY_UNAVAILABLE,
                        provider.name() + " does not answer at the moment. Try again.",
                        reason);
            case STALE ->
                respond(
                        provider,
                        pending,
                        LOGIN_REQUIRED,
                        provider.name() + " did not ask the user to sign in again.",
                        reason);
            case OVER, BROKEN ->
                respond(provider, pending, SERVER_ERROR, provider.name() + " did not answer as it should.", reason);
        };
    }

    private Response respond(
            Provider provider, PendingLogin pending, OAuthErrorCode code, String description, String reason) {
        audit.write(new AuditEvent(
                "upstream.sign_in", pending.clientId().orElse(null), null, code.wire(), provider.id() + ": " + reason));
        return new ReturnTo(pending.returnTo())
                .authorizationRequest()
                .map(request -> seeker.refused(request, code, description))
                .orElseGet(() -> Page.refusal(400, description));
    }

    private static Optional<String> approvedRequest(PendingLogin pending) {
        return pending.wasAsked() ? new ReturnTo(pending.returnTo()).authorizationRequest() : Optional.empty();
    }
}
