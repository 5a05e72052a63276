package oauthlab.auth.broker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import oauthlab.auth.broker.pendinglogins.PendingLogin;
import oauthlab.auth.broker.pendinglogins.PendingLogins;
import oauthlab.auth.broker.relyingparty.AuthorizationRequests;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.browser.consent.ConsentQuestion;
import oauthlab.auth.browser.login.ReturnTo;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.RandomSecret;

/** Sends browsers off: notes what must fit when they come back, and marks the browser. */
@ApplicationScoped
class UpstreamRedirect {

    private static final int SECRET_BYTES = 32;
    private static final int MAX_REQUEST_LENGTH = 20_000;

    private final CallbackUris callbacks;
    private final AuthorizationRequests requests;
    private final PendingLogins pendingLogins;
    private final PendingLoginCookie cookie;
    private final BrokerSettings settings;
    private final ResumeLogin resume;
    private final Clock clock;

    UpstreamRedirect(
            CallbackUris callbacks,
            AuthorizationRequests requests,
            PendingLogins pendingLogins,
            PendingLoginCookie cookie,
            BrokerSettings settings,
            ResumeLogin resume,
            Clock clock) {
        this.callbacks = callbacks;
        this.requests = requests;
        this.pendingLogins = pendingLogins;
        this.cookie = cookie;
        this.settings = settings;
        this.resume = resume;
        this.clock = clock;
    }

    boolean goWithoutAsking() {
        return !settings.consentFirst();
    }

    /**
     * Sends the browser to the provider.
     *
     * @param demands what the application demands of the sign-in. OpenID Connect Core section 3.1.2.1; plain OAuth has no
     *     words for it
     * @param wasAsked whether the user has just approved the request that waits, if one does
     */
    Response leave(
            Provider provider,
            ReturnTo target,
            Optional<ConsentQuestion> question,
            Optional<UserSession> linking,
            FormParameters demands,
            boolean wasAsked) {
        if (target.path().length() > MAX_REQUEST_LENGTH)
            throw OAuthException.invalidRequest("The request that waits has more than " + MAX_REQUEST_LENGTH
                    + " characters. The application can send it ahead (RFC 9126).");
        CodeVerifier verifier = CodeVerifier.random();
        var pending = new PendingLogin(
                RandomSecret.generate(SECRET_BYTES),
                provider.id(),
                target.path(),
                question.map(ConsentQuestion::clientId),
                wasAsked && question.isPresent(),
                linking.map(session -> session.user().id()),
                verifier.value(),
                RandomSecret.generate(SECRET_BYTES),
                clock.instant().plus(settings.pendingLogin()));
        URI there;
        try {
            there = requests.address(
                    provider,
                    callbacks.address(provider),
                    pending.state(),
                    verifier,
                    pending.nonce(),
                    provider.isOpenId() ? demands : FormParameters.NONE);
        } catch (UpstreamFailure failure) {
            return resume.failed(provider, pending, failure);
        }
        pendingLogins.begin(pending);
        return Response.seeOther(there)
                .cookie(cookie.make(pending))
                .header("Cache-Control", "no-store")
                .build();
    }
}
