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
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.codes.AuthorizationCodes;
import oauthlab.auth.codes.NewCode;
import oauthlab.auth.consent.ConsentQuestion;
import oauthlab.auth.consent.ConsentSeeker;
import oauthlab.auth.consent.Consents;
import oauthlab.auth.endpoint.Announcement;
import oauthlab.auth.endpoint.FormParameters;
import oauthlab.auth.endpoint.OAuthException;
import oauthlab.auth.issuer.Issuer;
import oauthlab.auth.login.Browser;
import oauthlab.auth.login.UserSession;
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
class AuthorizationEndpoint implements ConsentSeeker, Announcement {

    private final AuthorizationRequestChecks checks;
    private final Browser browser;
    private final Consents consents;
    private final AuthorizationCodes codes;
    private final AuthorizationResponse response;
    private final Issuer issuer;
    private final Clock clock;

    AuthorizationEndpoint(
            AuthorizationRequestChecks checks,
            Browser browser,
            Consents consents,
            AuthorizationCodes codes,
            AuthorizationResponse response,
            Issuer issuer,
            Clock clock) {
        this.checks = checks;
        this.browser = browser;
        this.consents = consents;
        this.codes = codes;
        this.response = response;
        this.issuer = issuer;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Ask a user for approval (RFC 6749 section 4.1.1)")
    public Response authorize(@Context UriInfo uri, @Context HttpHeaders headers) {
        return next(parse(Optional.ofNullable(uri.getRequestUri().getRawQuery()).orElse("")), headers);
    }

    /** Section 3.1 allows POST as well; the parameters become a query, so that the pages that follow are the same. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The same, with the parameters as a form")
    public Response authorizeByForm(FormParameters form, @Context HttpHeaders headers) {
        return next(FormParameters.orNone(form), headers);
    }

    /** Sign in, ask, answer: each step only if it is needed. */
    private Response next(FormParameters parameters, HttpHeaders headers) {
        AuthorizationRequest request = checks.check(parameters);
        Optional<UserSession> session = browser.session(headers).filter(found -> isGoodFor(request, found));
        if (session.isEmpty()) return signIn(request, parameters);
        if (mustAsk(request, session.get())) return ask(request, parameters);
        return response.code(request, issue(request, session.get()));
    }

    private boolean isGoodFor(AuthorizationRequest request, UserSession session) {
        Instant now = clock.instant();
        boolean isTooOld = request.maxAge()
                .filter(age -> session.authTime().plus(age).isBefore(now))
                .isPresent();
        return !isTooOld && !request.demandsSignIn();
    }

    private Response signIn(AuthorizationRequest request, FormParameters parameters) {
        if (request.mayShowNothing()) throw silent(request, OAuthErrorCode.LOGIN_REQUIRED, "Nobody is signed in.");
        String returnTo = "/oauth/authorize?" + SignInDemands.met(parameters).toQuery();
        String hint =
                request.loginHint().map(name -> "&login_hint=" + encode(name)).orElse("");
        return goTo("/login?return_to=" + encode(returnTo) + hint);
    }

    private Response ask(AuthorizationRequest request, FormParameters parameters) {
        if (request.mayShowNothing())
            throw silent(request, OAuthErrorCode.CONSENT_REQUIRED, "The user has not approved this yet.");
        return goTo("/consent?request=" + encode(parameters.toQuery()));
    }

    /**
     * A public client on a loopback address can be anybody: whoever runs a program there. So its user is asked every
     * time. RFC 6749 section 10.2, RFC 8252 section 8.6.
     */
    private boolean mustAsk(AuthorizationRequest request, UserSession session) {
        Client client = request.client();
        if (client.rules().firstParty()) return false;
        boolean isProven = !client.isPublic() || request.redirectUri().startsWith("https:");
        if (request.demandsConsent() || !isProven) return true;
        return !consents.covers(session.user().id(), client.id(), request.scopes(), request.audience());
    }

    private static RejectedRequest silent(AuthorizationRequest request, OAuthErrorCode code, String description) {
        return new RejectedRequest.RedirectWithError(
                request.redirectUri(), request.state(), code, description + " prompt=none forbids to ask.");
    }

    private String issue(AuthorizationRequest request, UserSession session) {
        return codes.issue(new NewCode(
                request.client().id(),
                session.user().id(),
                Optional.of(session.id()),
                request.redirectUri(),
                request.redirectUriSent(),
                request.scopes(),
                request.audience(),
                request.codeChallenge(),
                request.nonce(),
                Optional.empty(),
                session.authTime()));
    }

    @Override
    public ConsentQuestion question(String request) {
        AuthorizationRequest checked = checks.check(parse(request));
        String host =
                Optional.ofNullable(URI.create(checked.redirectUri()).getHost()).orElse(checked.redirectUri());
        return new ConsentQuestion(
                checked.client().name(), checked.client().id(), host, checked.scopes(), checked.audience());
    }

    @Override
    public Response approved(String request, UserSession session) {
        AuthorizationRequest checked = checks.check(parse(request));
        return response.code(checked, issue(checked, session));
    }

    @Override
    public Response denied(String request, UserSession session) {
        AuthorizationRequest checked = checks.check(parse(request));
        throw new RejectedRequest.RedirectWithError(
                checked.redirectUri(), checked.state(), OAuthErrorCode.ACCESS_DENIED, "The user said no.");
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

    private static FormParameters parse(String query) {
        try {
            return FormParameters.parse(query);
        } catch (OAuthException malformed) {
            throw new RejectedRequest.ShowPage(malformed.description());
        }
    }

    private static Response goTo(String page) {
        return Response.seeOther(URI.create(page))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
