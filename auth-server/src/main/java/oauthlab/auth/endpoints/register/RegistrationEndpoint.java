package oauthlab.auth.endpoints.register;

import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_TOKEN;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.clients.clientauth.PresentedToken;
import oauthlab.auth.clients.clientmetadata.ClientMetadata;
import oauthlab.auth.clients.clientmetadata.RegistrationSettings;
import oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.auth.foundation.ratelimit.AttemptLimit;
import oauthlab.auth.foundation.ratelimit.RateLimit;
import oauthlab.auth.foundation.ratelimit.RateLimits;
import oauthlab.auth.foundation.ratelimit.SecretGuesses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code POST /oauth/register}: an application registers itself (RFC 7591 section 3); with the token that it gets then, it
 * looks at its registration, changes it and ends it at {@code /oauth/register/CLIENT_ID} (RFC 7592 section 2).
 *
 * <p>In lab mode anybody may register. Otherwise only who brings the initial access token, unless a setting opens it.
 */
@Path(RegistrationEndpoint.PATH)
@Tag(name = "Clients")
@Produces(MediaType.APPLICATION_JSON)
class RegistrationEndpoint implements MetadataContributor, CrossOriginEndpoint {

    static final String PATH = "/oauth/register";

    private final RegistrationRequests requests;
    private final Registrations registrations;
    private final RegistrationSettings settings;
    private final RateLimits limits;
    private final SecretGuesses guesses;
    private final LabMode lab;
    private final Issuer issuer;

    RegistrationEndpoint(
            RegistrationRequests requests,
            Registrations registrations,
            RegistrationSettings settings,
            RateLimits limits,
            SecretGuesses guesses,
            LabMode lab,
            Issuer issuer) {
        this.requests = requests;
        this.registrations = registrations;
        this.settings = settings;
        this.limits = limits;
        this.guesses = guesses;
        this.lab = lab;
        this.issuer = issuer;
    }

    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Register an application (RFC 7591)")
    public Response register(@Context HttpHeaders headers, byte[] body) {
        // First, so that strangers at the same address do not use up the limit of those who may register.
        requireMayRegister(headers);
        limits.requireBySender(RateLimit.REGISTRATION_BY_ADDRESS);
        ClientMetadata metadata = requests.parse(headers, body);
        return Response.status(Response.Status.CREATED)
                .entity(requests.register(metadata))
                .build();
    }

    @GET
    @NoStore
    @Path("/{clientId}")
    @Operation(summary = "What is registered (RFC 7592 section 2.1)")
    public RegistrationResponse read(@PathParam("clientId") String clientId, @Context HttpHeaders headers) {
        return requests.shown(own(clientId, headers), PresentedToken.bearer(headers));
    }

    @PUT
    @NoStore
    @Path("/{clientId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Change it as a whole (RFC 7592 section 2.2)")
    public RegistrationResponse replace(
            @PathParam("clientId") String clientId, @Context HttpHeaders headers, byte[] body) {
        Registration before = own(clientId, headers);
        return requests.replace(before, requests.parse(headers, body), PresentedToken.bearer(headers));
    }

    @DELETE
    @Path("/{clientId}")
    @Operation(summary = "End it, and all tokens that came of it (RFC 7592 section 2.3)")
    public Response remove(@PathParam("clientId") String clientId, @Context HttpHeaders headers) {
        registrations.remove(own(clientId, headers).clientId());
        return Response.noContent().header("Cache-Control", "no-store").build();
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("registration_endpoint", issuer.endpoint(PATH));
    }

    private void requireMayRegister(HttpHeaders headers) {
        if (lab.isOn() || settings.open()) return;
        String expected = settings.initialAccessToken()
                .orElseThrow(() -> OAuthException.refusedToken(INVALID_TOKEN, "Registration is closed here."));
        byte[] presented = PresentedToken.bearer(headers).getBytes(StandardCharsets.UTF_8);
        byte[] right = expected.getBytes(StandardCharsets.UTF_8);
        if (!guesses.isRight(AttemptLimit.REGISTRATION_TOKEN, () -> MessageDigest.isEqual(right, presented)))
            throw OAuthException.refusedToken(INVALID_TOKEN, "This is not the initial access token.");
    }

    /** One answer for a wrong token and for a client that is gone: guessing teaches nothing. RFC 7592 section 2.1. */
    private Registration own(String clientId, HttpHeaders headers) {
        Optional<Registration> found = registrations.find(clientId, PresentedToken.bearer(headers));
        if (!guesses.isRight(AttemptLimit.REGISTRATION_TOKEN, found::isPresent))
            throw OAuthException.refusedToken(
                    INVALID_TOKEN, "This is not the registration access token of this client.");
        return found.get();
    }

    @Override
    public List<String> crossOriginPaths() {
        return List.of(PATH, PATH + "/*");
    }
}
