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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.consent.ConsentQuestion;
import oauthlab.auth.consent.ConsentSeeker;
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
    private final AuthorizationCodes codes;
    private final AuthorizationResponse response;
    private final Issuer issuer;

    AuthorizationEndpoint(
            AuthorizationRequestChecks checks,
            Browser browser,
            AuthorizationCodes codes,
            AuthorizationResponse response,
            Issuer issuer) {
        this.checks = checks;
        this.browser = browser;
        this.codes = codes;
        this.response = response;
        this.issuer = issuer;
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

    private Response next(FormParameters parameters, HttpHeaders headers) {
        checks.check(parameters);
        String request = parameters.toQuery();
        String page = browser.session(headers).isPresent()
                ? "/consent?request=" + URLEncoder.encode(request, UTF_8)
                : "/login?return_to=" + URLEncoder.encode("/oauth/authorize?" + request, UTF_8);
        return Response.seeOther(URI.create(page))
                .header("Cache-Control", "no-store")
                .build();
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
        return response.code(checked, codes.issue(checked, session));
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
                "authorization_response_iss_parameter_supported", true);
    }

    private static FormParameters parse(String query) {
        try {
            return FormParameters.parse(query);
        } catch (OAuthException malformed) {
            throw new RejectedRequest.ShowPage(malformed.description());
        }
    }
}
