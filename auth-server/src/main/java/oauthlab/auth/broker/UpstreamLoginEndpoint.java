package oauthlab.auth.broker;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.browser.consent.ConsentQuestion;
import oauthlab.auth.browser.consent.ConsentSeeker;
import oauthlab.auth.browser.consent.Permission;
import oauthlab.auth.browser.login.CsrfTokens;
import oauthlab.auth.browser.login.ReturnTo;
import oauthlab.auth.browser.login.SessionCookies;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.endpoint.Page;
import oauthlab.auth.foundation.ratelimit.RateLimit;
import oauthlab.auth.foundation.ratelimit.RateLimits;
import oauthlab.shared.protocol.OAuthErrorCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /broker/NAME}: asks, and sends the browser to the provider. */
@Path("/broker/{provider}")
@Tag(name = "Pages")
class UpstreamLoginEndpoint {

    private static final String LINK = "link";

    private final CallbackUris callbacks;
    private final UpstreamRedirect redirect;
    private final ConsentSeeker seeker;
    private final SessionCookies cookies;
    private final CsrfTokens csrf;
    private final RateLimits limits;

    UpstreamLoginEndpoint(
            CallbackUris callbacks,
            UpstreamRedirect redirect,
            ConsentSeeker seeker,
            SessionCookies cookies,
            CsrfTokens csrf,
            RateLimits limits) {
        this.callbacks = callbacks;
        this.redirect = redirect;
        this.seeker = seeker;
        this.cookies = cookies;
        this.csrf = csrf;
        this.limits = limits;
    }

    @GET
    @Operation(summary = "Sign in at another provider: the question before")
    public Response ask(
            @PathParam("provider") String id,
            @QueryParam("return_to") @DefaultValue(ReturnTo.DEFAULT) String returnTo,
            @QueryParam(LINK) @DefaultValue("") String link,
            @Context HttpHeaders headers) {
        Provider provider = callbacks.provider(id);
        var target = new ReturnTo(returnTo);
        Optional<UserSession> linking = linking(link, headers);
        Optional<ConsentQuestion> question = target.authorizationRequest().map(seeker::question);
        if (redirect.goWithoutAsking() && linking.isEmpty())
            return redirect.leave(provider, target, question, linking, demands(target), false);
        var ticket = csrf.ticket(headers, shown(question));
        String username = linking.map(session -> session.user().username()).orElse(null);
        var page = question.map(asked -> BrokerPage.ask(
                        asked, Permission.of(asked.scopes()), provider.name(), ticket.value(), target.path()))
                .orElseGet(() -> BrokerPage.leave(provider.name(), username, ticket.value(), target.path()));
        return Page.of(200, page).cookie(ticket.cookie()).build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Approve and leave, or deny")
    public Response decide(@PathParam("provider") String id, @Context HttpHeaders headers, FormParameters form) {
        // Apart from passwords: guessing those must not stop anybody here.
        limits.requireBySender(RateLimit.LOGIN_BY_ADDRESS, "broker");
        Provider provider = callbacks.provider(id);
        var target = new ReturnTo(form.get("return_to").orElse(ReturnTo.DEFAULT));
        Optional<ConsentQuestion> question = target.authorizationRequest().map(seeker::question);
        if (!csrf.isGood(headers, form, shown(question))) return askAgain(provider, target, form.get(LINK));
        Optional<UserSession> linking = linking(form.get(LINK).orElse(""), headers);
        Optional<String> request = target.authorizationRequest();
        return switch (form.require("decision")) {
            case "approve" -> redirect.leave(provider, target, question, linking, demands(target), true);
            case "deny" ->
                request.map(asked -> seeker.refused(asked, OAuthErrorCode.ACCESS_DENIED, "The user said no."))
                        .orElseGet(() -> Page.goTo("/login").build());
            default -> throw OAuthException.invalidRequest("decision must be 'approve' or 'deny'.");
        };
    }

    private static Response askAgain(Provider provider, ReturnTo target, Optional<String> link) {
        FormParameters query = FormParameters.NONE.with("return_to", target.path());
        return Page.goTo("/broker/" + provider.id() + "?"
                        + link.map(set -> query.with(LINK, set)).orElse(query).toQuery())
                .build();
    }

    private FormParameters demands(ReturnTo target) {
        return target.authorizationRequest().map(seeker::demands).orElse(FormParameters.NONE);
    }

    private static String shown(Optional<ConsentQuestion> question) {
        return question.map(ConsentQuestion::toString).orElse("");
    }

    /** Only somebody who is signed in here can link an account to who they are here. */
    private Optional<UserSession> linking(String link, HttpHeaders headers) {
        if (link.isEmpty()) return Optional.empty();
        return Optional.of(cookies.session(headers)
                .orElseThrow(() -> OAuthException.invalidRequest(
                        "Nobody is signed in here any more. Sign in, and link the account again.")));
    }
}
