package oauthlab.auth.grants.device;

import static oauthlab.shared.protocol.ParameterNames.RESOURCE;
import static oauthlab.shared.protocol.ParameterNames.SCOPE;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientauth.ClientRequest;
import oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.foundation.quota.Quota;
import oauthlab.auth.foundation.quota.QuotaHolder;
import oauthlab.auth.foundation.quota.Quotas;
import oauthlab.auth.tokens.issuance.AccessPolicy;
import oauthlab.shared.protocol.GrantType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code POST /oauth/device_authorization}: a device without a browser asks for a code to show. RFC 8628 section 3.1.
 *
 * <pre>{"device_code":"...","user_code":"WDJB-MJHT","verification_uri":"http://localhost:4000/device",
 *  "verification_uri_complete":"http://localhost:4000/device?user_code=WDJB-MJHT","expires_in":600,"interval":5}</pre>
 */
@Path(DeviceAuthorizationEndpoint.PATH)
@Tag(name = "Tokens")
class DeviceAuthorizationEndpoint implements MetadataContributor, CrossOriginEndpoint {

    static final String PATH = "/oauth/device_authorization";

    private final AccessPolicy policy;
    private final DeviceRequests requests;
    private final DeviceSettings settings;
    private final Quotas quotas;
    private final Issuer issuer;

    DeviceAuthorizationEndpoint(
            AccessPolicy policy, DeviceRequests requests, DeviceSettings settings, Quotas quotas, Issuer issuer) {
        this.policy = policy;
        this.requests = requests;
        this.settings = settings;
        this.quotas = quotas;
        this.issuer = issuer;
    }

    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Get a code to show to the user (RFC 8628 section 3.1)")
    public Answer start(ClientRequest request) {
        Client client = request.client();
        FormParameters form = request.form();
        if (!client.mayUse(GrantType.DEVICE_CODE))
            throw OAuthException.unauthorizedClient("The client '" + client.id() + "' is not registered for devices.");
        QuotaHolder holder = quotas.holder(client.id(), client.isKnown());
        quotas.requireRoom(Quota.DEVICE, holder);
        DeviceRequests.Codes codes = requests.start(
                client.id(),
                holder.id(),
                policy.scopes(client, form.get(SCOPE)),
                policy.audience(client, form.all(RESOURCE)));
        String userCode = new UserCode(codes.userCode()).shown();
        String page = issuer.endpoint("/device");
        return new Answer(
                codes.deviceCode(),
                userCode,
                page,
                page + "?user_code=" + userCode,
                settings.lifetime().toSeconds(),
                settings.interval().toSeconds());
    }

    /** Section 3.2; the times are in seconds. */
    record Answer(
            @JsonProperty("device_code") String deviceCode,
            @JsonProperty("user_code") String userCode,
            @JsonProperty("verification_uri") String verificationUri,
            @JsonProperty("verification_uri_complete") String verificationUriComplete,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("interval") long interval) {

        @Override
        public String toString() {
            return "Answer[hidden]";
        }
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("device_authorization_endpoint", issuer.endpoint(PATH));
    }

    @Override
    public List<String> crossOriginPaths() {
        return List.of(PATH);
    }
}
