package oauthlab.auth.operate.debug;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.clients.clientmetadata.ClientView;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.Paging;
import oauthlab.auth.foundation.platform.LabMode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is registered? For the lessons; outside lab mode there is nothing here. No secret and no digest is shown. */
@Path("/debug/clients")
@Tag(name = "Lab")
class DebugClientsEndpoint {

    private final Clients clients;
    private final LabMode lab;

    DebugClientsEndpoint(Clients clients, LabMode lab) {
        this.clients = clients;
        this.lab = lab;
    }

    @GET
    @Operation(summary = "The registered clients, without their secrets (lab mode only)")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class),
            description = "1 to 200; usually 50")
    @Parameter(
            name = "offset",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Integer.class),
            description = "how many to skip")
    @APIResponseSchema(
            value = ClientPage.class,
            responseCode = "200",
            responseDescription = "The list; a browser gets a page.")
    public Response clients(@Context UriInfo uri, @Context HttpHeaders headers) {
        if (!lab.isOn()) throw new NotFoundException();
        Paging paging = Paging.from(FormParameters.parse(uri.getRequestUri().getRawQuery()));
        var found = clients.page(paging.limit(), paging.offset());
        var page = new ClientPage(found.stream().map(ClientView::of).toList(), clients.total());
        return table(page).part(uri, paging, page.total()).orJson(headers, page);
    }

    private static DebugTable table(ClientPage page) {
        return DebugTable.of(
                "Registered clients",
                "The applications that may ask for tokens. Their secrets are not shown: this server keeps digests only.",
                List.of("Client", "Name", "Type", "Proves itself by", "Grants", "Scopes", "Redirect URIs", "State"),
                page.clients().stream()
                        .map(client -> Arrays.asList(
                                client.clientId(),
                                client.name(),
                                client.type(),
                                client.authMethods(),
                                client.grantTypes(),
                                client.scope(),
                                client.redirectUris(),
                                client.disabled() == null ? "enabled" : "disabled")));
    }

    /** {@code {"clients":[...],"total":5}}. */
    record ClientPage(List<ClientView> clients, long total) {}
}
