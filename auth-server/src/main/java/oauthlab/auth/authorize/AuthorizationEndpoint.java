package oauthlab.auth.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.authorize.AuthorizationRequestSource.Brought;
import oauthlab.auth.browser.consent.ConsentQuestion;
import oauthlab.auth.browser.consent.ConsentSeeker;
import oauthlab.auth.browser.login.SessionCookies;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.Page;
import oauthlab.auth.foundation.endpoint.Unchecked;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.grants.codes.AuthorizationCodes;
import oauthlab.auth.grants.codes.NewCode;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.protocol.OAuthErrorCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /oauth/authorize}: check the request, sign the user in, ask the user, send the browser back with a code.
 *
 * <p>RFC 6749 section 3.1. The request stays in the address from page to page and is checked anew at each, so nothing is
 * stored before there is a code.
 */
@Path("/oauth/authorize")
@Tag(name = "Pages")
class AuthorizationEndpoint implements ConsentSeeker, MetadataContributor {

    /** What the server takes as an address (16 KiB), with room for the rest of it. */
    private static final int MAX_LENGTH = 15_000;

    private final AuthorizationRequestSource source;
    private final AuthorizationRequestChecks checks;
    private final SessionCookies cookies;
    private final UserInteraction user;
    private final AuthorizationCodes codes;
    private final AuthorizationResponse response;
    private final Issuer issuer;

    AuthorizationEndpoint(
            AuthorizationRequestSource source,
            AuthorizationRequestChecks checks,
            SessionCookies cookies,
            UserInteraction user,
            AuthorizationCodes codes,
            AuthorizationResponse response,
            Issuer issuer) {
        this.source = source;
        this.checks = checks;
        this.cookies = cookies;
        this.user = user;
        this.codes = codes;
        this.response = response;
        this.issuer = issuer;
    }

    @GET
    @Operation(summary = "Ask a user for approval (RFC 6749 section 4.1.1)")
    public Response authorize(@Context UriInfo uri, @Context HttpHeaders headers) {
        return next(source.read(uri.getRequestUri().getRawQuery(), headers), headers);
    }

    /** Section 3.1 allows POST as well; the parameters become a query, so that the pages that follow are the same. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The same, with the parameters as a form")
    public Response authorizeByForm(@Unchecked FormParameters form, @Context HttpHeaders headers) {
        return next(source.read(form.toQuery(), headers), headers);
    }

    /** Sign in, ask, answer: each step only if it is needed. */
    private Response next(Brought brought, HttpHeaders headers) {
        AuthorizationRequest request = check(brought);
        requireShort(request, brought);
        Optional<UserSession> session =
                cookies.session(headers).filter(found -> user.hasSignedInAsDemanded(request, brought, found));
        if (session.isEmpty()) return signIn(request, brought);
        if (user.mustAsk(request, brought, session.get())) return ask(request, brought);
        return answer(request, brought, session.get());
    }

    /** The pages that follow have the request in their address, encoded once more; the sign-in page has the hint beside it, too. */
    private static void requireShort(AuthorizationRequest request, Brought brought) {
        if (encode(brought.outer().toQuery()).length() + hint(request).length() > MAX_LENGTH)
            throw told(
                    request,
                    OAuthErrorCode.INVALID_REQUEST,
                    "The request is too long for the pages that follow. Shorten the state, or push the request (RFC 9126).");
    }

    private AuthorizationRequest check(Brought brought) {
        return checks.check(brought.request(), brought.requestUri().isPresent());
    }

    private Response answer(AuthorizationRequest request, Brought brought, UserSession session) {
        if (!user.takeSignIn(request, brought, session)) return signIn(request, brought);
        source.requireFirstUse(brought);
        return response.code(request, issue(request, session));
    }

    private Response signIn(AuthorizationRequest request, Brought brought) {
        if (request.mayShowNothing())
            throw told(request, OAuthErrorCode.LOGIN_REQUIRED, "Nobody is signed in, and prompt=none forbids to ask.");
        String returnTo = "/oauth/authorize?" + brought.outer().toQuery();
        return Page.goTo("/login?return_to=" + encode(returnTo) + hint(request)).build();
    }

    private static String hint(AuthorizationRequest request) {
        return request.loginHint().map(name -> "&login_hint=" + encode(name)).orElse("");
    }

    private Response ask(AuthorizationRequest request, Brought brought) {
        if (request.mayShowNothing())
            throw told(
                    request,
                    OAuthErrorCode.CONSENT_REQUIRED,
                    "The user has not approved this yet, and prompt=none forbids to ask.");
        return Page.goTo("/consent?request=" + encode(brought.outer().toQuery()))
                .build();
    }

    private static RejectedRequest told(AuthorizationRequest request, OAuthErrorCode code, String description) {
        return new RejectedRequest.RedirectWithError(request.redirectUri(), request.state(), code, description);
    }

    private String issue(AuthorizationRequest request, UserSession session) {
        return codes.issue(new NewCode(
                request.client().id(),
                session.user().id(),
                Optional.of(session.id()),
                session.upstreamId(),
                request.redirectUri(),
                request.scopes(),
                request.audience(),
                request.codeChallenge(),
                request.nonce(),
                request.keyThumbprint(),
                session.authTime()));
    }

    @Override
    public ConsentQuestion question(String request) {
        return UserInteraction.question(check(source.read(request)));
    }

    @Override
    public FormParameters demands(String request) {
        return LoginRequirements.forProvider(check(source.read(request)));
    }

    @Override
    public Response approved(String request, UserSession session) {
        Brought brought = source.read(request);
        AuthorizationRequest checked = check(brought);
        // Somebody else may have signed in since the question was shown.
        if (!user.isMeant(checked, session))
            throw told(checked, OAuthErrorCode.LOGIN_REQUIRED, "Another user is signed in.");
        if (!user.hasSignedInAsDemanded(checked, brought, session)) return signIn(checked, brought);
        user.approves(checked, session);
        return answer(checked, brought, session);
    }

    @Override
    public Response refused(String request, OAuthErrorCode code, String description) {
        Brought brought = source.read(request);
        AuthorizationRequest checked = check(brought);
        source.requireFirstUse(brought);
        throw told(checked, code, description);
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of(
                "authorization_endpoint", issuer.endpoint("/oauth/authorize"),
                "response_types_supported", List.of("code"),
                "response_modes_supported", List.of("query"),
                "code_challenge_methods_supported", List.of(CodeChallenge.S256),
                "prompt_values_supported", List.of("none", "login", "consent", "select_account"),
                "authorization_response_iss_parameter_supported", true);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
