package oauthlab.auth.authorize.par;

import static oauthlab.shared.protocol.ParameterNames.CLIENT_ASSERTION;
import static oauthlab.shared.protocol.ParameterNames.CLIENT_ASSERTION_TYPE;
import static oauthlab.shared.protocol.ParameterNames.CLIENT_ID;
import static oauthlab.shared.protocol.ParameterNames.CLIENT_SECRET;
import static oauthlab.shared.protocol.ParameterNames.DPOP_JKT;
import static oauthlab.shared.protocol.ParameterNames.REQUEST_URI;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.authorize.AuthorizationRequestChecks;
import oauthlab.auth.authorize.RejectedRequest;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientauth.ClientRequest;
import oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.foundation.quota.Quotas;
import oauthlab.auth.tokens.dpop.DpopCheck;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code POST /oauth/par}: a client sends its authorization request ahead. RFC 9126 section 2.
 *
 * <pre>201 {"request_uri":"urn:ietf:params:oauth:request_uri:...","expires_in":90}</pre>
 *
 * <p>The client is proven here, and nobody between it and us can read or change the request; the browser carries only
 * its name.
 */
@Path(PushedRequestEndpoint.PATH)
@Tag(name = "Tokens")
class PushedRequestEndpoint implements MetadataContributor, CrossOriginEndpoint {

    static final String PATH = "/oauth/par";

    /** The width of its column, in characters as they stand in a query. */
    private static final int MAX_LENGTH = 20_000;

    private final DpopCheck dpop;
    private final AuthorizationRequestChecks checks;
    private final DatabasePushedRequests requests;
    private final Quotas quotas;
    private final Issuer issuer;
    private final Duration lifetime;

    PushedRequestEndpoint(
            DpopCheck dpop,
            AuthorizationRequestChecks checks,
            DatabasePushedRequests requests,
            Quotas quotas,
            Issuer issuer,
            @ConfigProperty(name = "oauthlab.par.lifetime") Duration lifetime) {
        this.dpop = dpop;
        this.checks = checks;
        this.requests = requests;
        this.quotas = quotas;
        this.issuer = issuer;
        this.lifetime = lifetime;
    }

    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send an authorization request ahead (RFC 9126)")
    public Response push(@Context HttpHeaders headers, ClientRequest pushed) {
        Client client = pushed.client();
        FormParameters form = pushed.form();
        if (form.has(REQUEST_URI))
            throw OAuthException.invalidRequest("request_uri cannot be pushed; it is what you get for a request.");
        FormParameters request = withKey(headers, withoutProof(form).with(CLIENT_ID, client.id()));
        if (request.toQuery().length() > MAX_LENGTH)
            throw OAuthException.invalidRequest("The request is longer than " + MAX_LENGTH + " characters.");
        check(request);
        String uri = requests.push(client.id(), quotas.holder(client.id(), client.isKnown()), request);
        return Response.status(Response.Status.CREATED)
                .entity(new Answer(uri, lifetime.toSeconds()))
                .build();
    }

    /** What proved the client has done its work, and is kept nowhere. */
    private static FormParameters withoutProof(FormParameters form) {
        return form.with(CLIENT_SECRET, "").with(CLIENT_ASSERTION, "").with(CLIENT_ASSERTION_TYPE, "");
    }

    /** RFC 9449 section 10.1: a proof that comes along says the same as {@code dpop_jkt}. */
    private FormParameters withKey(HttpHeaders headers, FormParameters request) {
        Optional<String> key = dpop.check(headers, "POST", PATH);
        if (key.isEmpty()) return request;
        if (request.get(DPOP_JKT).filter(other -> !other.equals(key.get())).isPresent()) throw dpop.otherKey();
        return request.with(DPOP_JKT, key.get());
    }

    /** Section 2.1: what would be refused at the authorization endpoint is refused here, without a browser. */
    private void check(FormParameters request) {
        try {
            checks.check(request, true);
        } catch (RejectedRequest rejected) {
            throw OAuthException.of(rejected.code(), rejected.description());
        }
    }

    /** {@code expires_in} is in seconds. */
    record Answer(
            @JsonProperty("request_uri") String requestUri,
            @JsonProperty("expires_in") long expiresIn) {}

    @Override
    public Map<String, Object> metadata() {
        return Map.of(
                "pushed_authorization_request_endpoint",
                issuer.endpoint(PATH),
                "require_pushed_authorization_requests",
                false);
    }

    @Override
    public List<String> crossOriginPaths() {
        return List.of(PATH);
    }
}
