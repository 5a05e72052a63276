package oauthlab.auth.broker;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import oauthlab.auth.broker.pendinglogins.PendingLogin;
import oauthlab.auth.broker.pendinglogins.PendingLogins;
import oauthlab.auth.broker.relyingparty.AuthorizationRequests;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.browser.login.SessionCookies;
import oauthlab.auth.foundation.endpoint.FormParameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /broker/NAME/callback}: the browser comes back, with a code or with a refusal. RFC 6749 section 4.1.2. */
@Path("/broker/{provider}/callback")
@Tag(name = "Pages")
class UpstreamCallbackEndpoint {

    private final CallbackUris callbacks;
    private final PendingLogins pendingLogins;
    private final PendingLoginCookie cookie;
    private final AuthorizationRequests requests;
    private final UpstreamCallback callback;
    private final SessionCookies cookies;
    private final ResumeLogin resume;

    UpstreamCallbackEndpoint(
            CallbackUris callbacks,
            PendingLogins pendingLogins,
            PendingLoginCookie cookie,
            AuthorizationRequests requests,
            UpstreamCallback callback,
            SessionCookies cookies,
            ResumeLogin resume) {
        this.callbacks = callbacks;
        this.pendingLogins = pendingLogins;
        this.cookie = cookie;
        this.requests = requests;
        this.callback = callback;
        this.cookies = cookies;
        this.resume = resume;
    }

    @GET
    @Operation(summary = "The way back from another provider")
    public Response back(@PathParam("provider") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Provider provider = callbacks.provider(id);
        FormParameters answer =
                FormParameters.parse(uri.getRequestUri().getRawQuery()).requireSingleValues();
        PendingLogin pending = pending(provider, answer, headers);
        try {
            return answer(provider, pending, answer, headers);
        } catch (UpstreamFailure failure) {
            return resume.failed(provider, pending, failure);
        }
    }

    /** The order matters: a stranger's browser must not use a pending login up, so the cookie is looked at first. */
    private PendingLogin pending(Provider provider, FormParameters answer, HttpHeaders headers) {
        PendingLogin pending = answer.get("state")
                .flatMap(pendingLogins::find)
                .orElseThrow(() -> callbacks.refused("it has taken too long, or was answered before"));
        if (!cookie.fits(pending, headers))
            throw callbacks.refused("it began in another browser, or cookies are switched off");
        if (!pending.provider().equals(provider.id())) throw callbacks.refused("it was for another provider");
        if (!pendingLogins.endOnce(pending.state())) throw callbacks.refused("it was answered before");
        return pending;
    }

    private Response answer(Provider provider, PendingLogin pending, FormParameters answer, HttpHeaders headers) {
        if (!requests.isFrom(provider, answer)) throw callbacks.refused("the answer is from somebody else (iss)");
        Optional<String> error = answer.get("error");
        if (error.isPresent()) return resume.refused(provider, pending, error.get());
        String code = answer.require("code");
        var arrived = callback.arrive(provider, pending, code, cookies.sessionSecret(headers));
        return resume.arrived(pending, arrived);
    }
}
