package oauthlab.auth.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static oauthlab.shared.protocol.ParameterNames.CODE;
import static oauthlab.shared.protocol.ParameterNames.ERROR;
import static oauthlab.shared.protocol.ParameterNames.ERROR_DESCRIPTION;
import static oauthlab.shared.protocol.ParameterNames.ISS;
import static oauthlab.shared.protocol.ParameterNames.STATE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;

/**
 * Sends the browser back to the client: {@code REDIRECT_URI?code=...&state=...&iss=...}. RFC 6749 section 4.1.2.
 *
 * <p>{@code iss} (RFC 9207) is in every answer, errors too: a client that talks to several servers sees which one this
 * answer is from (the mix-up attack). The status is 303, so that no browser repeats a form at the client (RFC 9700 section
 * 4.12).
 */
@ApplicationScoped
class AuthorizationResponse {

    private final Issuer issuer;

    AuthorizationResponse(Issuer issuer) {
        this.issuer = issuer;
    }

    Response code(AuthorizationRequest request, String code) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(CODE, code);
        return redirect(request.redirectUri(), parameters, request.state());
    }

    Response error(String redirectUri, Optional<String> state, OAuthErrorCode code, String description) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(ERROR, code.wire());
        parameters.put(ERROR_DESCRIPTION, ErrorResponse.sanitize(description));
        return redirect(redirectUri, parameters, state);
    }

    /** A query that the client registered as part of its URI stays (RFC 6749 section 3.1.2). */
    private Response redirect(String redirectUri, Map<String, String> parameters, Optional<String> state) {
        state.ifPresent(value -> parameters.put(STATE, value));
        parameters.put(ISS, issuer.identifier());
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        String separator = redirectUri.contains("?") ? "&" : "?";
        return Response.seeOther(URI.create(redirectUri + separator + query))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
