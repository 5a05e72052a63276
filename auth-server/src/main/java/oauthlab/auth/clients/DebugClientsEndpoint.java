package oauthlab.auth.clients;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oauthlab.auth.endpoint.OAuthException;
import oauthlab.auth.ground.LabMode;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is registered? For the lessons; outside lab mode there is nothing here. No secret and no digest is shown. */
@Path("/debug/clients")
@Tag(name = "Lab")
class DebugClientsEndpoint {

    private static final int MOST = 200;

    private final Clients clients;
    private final LabMode lab;

    DebugClientsEndpoint(Clients clients, LabMode lab) {
        this.clients = clients;
        this.lab = lab;
    }

    @GET
    @Operation(summary = "The registered clients, without their secrets (lab mode only)")
    public ClientPage clients(
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("offset") @DefaultValue("0") String offset) {
        if (!lab.isOn()) throw new NotFoundException();
        var page = clients.page(number("limit", limit, 1, MOST), number("offset", offset, 0, Integer.MAX_VALUE - MOST));
        return new ClientPage(page.stream().map(DebugClientsEndpoint::shown).toList(), clients.total());
    }

    /** {@code {"clients":[...],"total":5}}. */
    record ClientPage(List<Map<String, Object>> clients, long total) {}

    private static int number(String name, String value, int least, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException ignored) {
            // refused below, with the same words
        }
        throw OAuthException.invalidRequest("'" + name + "' must be a number from " + least + " to " + most + ".");
    }

    private static Map<String, Object> shown(Client client) {
        var members = new LinkedHashMap<String, Object>();
        members.put("client_id", client.id());
        members.put("client_name", client.name());
        members.put("client_type", client.isPublic() ? "public" : "confidential");
        members.put(
                "auth_methods",
                sorted(client.authMethods().stream().map(ClientAuthMethod::wire).toList()));
        members.put(
                "grant_types",
                sorted(client.grantTypes().stream().map(GrantType::wire).toList()));
        members.put("scope", client.scopes().toString());
        members.put("redirect_uris", client.redirectUris());
        return members;
    }

    private static List<String> sorted(List<String> values) {
        return values.stream().sorted().toList();
    }
}
