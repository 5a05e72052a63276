package oauthlab.auth.operate.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientSecret;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.clients.clientmetadata.BadClientMetadata;
import oauthlab.auth.clients.clientmetadata.ClientView;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.endpoint.Paging;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.shared.secret.RandomSecret;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /admin/clients}: who is registered, a new client, a new secret, an end for now.
 *
 * <p>401 {@code invalid_token} without the administrator's token, 400 {@code invalid_client_metadata} for a client that
 * cannot be, 400 {@code invalid_request} for one that is not.
 */
@Path("/admin/clients")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
class AdminClientsEndpoint {

    private static final int SECRET_BYTES = 32;
    private static final int DEFAULT_OVERLAP_SECONDS = 24 * 60 * 60;
    private static final int MAX_OVERLAP_SECONDS = 90 * DEFAULT_OVERLAP_SECONDS;

    private final AdminToken admin;
    private final Clients clients;
    private final NewClients newClients;
    private final ClientAdministration administration;
    private final Clock clock;

    AdminClientsEndpoint(
            AdminToken admin,
            Clients clients,
            NewClients newClients,
            ClientAdministration administration,
            Clock clock) {
        this.admin = admin;
        this.clients = clients;
        this.newClients = newClients;
        this.administration = administration;
        this.clock = clock;
    }

    @GET
    @NoStore
    @Operation(summary = "A page of clients, ordered by id")
    public ClientPage list(@Context HttpHeaders headers, @Context UriInfo uri) {
        admin.require(headers);
        Paging paging = Paging.from(
                FormParameters.parse(uri.getRequestUri().getRawQuery()).requireOnly(Set.of("limit", "offset")));
        var page = clients.page(paging.limit(), paging.offset());
        return new ClientPage(page.stream().map(ClientView::of).toList(), clients.total());
    }

    /** The same for people's eyes, with {@code Accept: text/plain}. */
    @GET
    @NoStore
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "The same as a table")
    public String table(@Context HttpHeaders headers, @Context UriInfo uri) {
        return ClientTable.of(list(headers, uri).clients());
    }

    /** Members as in {@link NewClients}. */
    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "A new client; its secret is in the answer and nowhere else")
    public Response add(@Context HttpHeaders headers, FormParameters form) {
        admin.require(headers);
        String secret = RandomSecret.generate(SECRET_BYTES);
        Client client = read(form, secret);
        if (!administration.add(client))
            throw OAuthException.of(
                    OAuthErrorCode.INVALID_CLIENT_METADATA, "There is a client '" + client.id() + "' already.");
        boolean hasSecret = !client.authentication().secrets().isEmpty();
        return Response.status(Response.Status.CREATED)
                .entity(new NewSecret(client.id(), hasSecret ? secret : null, null))
                .build();
    }

    /** {@code old_valid_for}: how many seconds the secrets before it go on working; a day unless it says otherwise. */
    @POST
    @NoStore
    @Path("/{clientId}/secret")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "A new secret beside the old one")
    public NewSecret rotate(@PathParam("clientId") String clientId, @Context HttpHeaders headers, FormParameters form) {
        admin.require(headers);
        Instant oldUntil = clock.instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(overlap(form.requireOnly(Set.of("old_valid_for"))));
        String secret = RandomSecret.generate(SECRET_BYTES);
        if (!administration.addSecret(clientId, ClientSecret.of(secret), oldUntil)) throw unknown(clientId);
        return new NewSecret(clientId, secret, oldUntil);
    }

    @POST
    @NoStore
    @Path("/{clientId}/disable")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "It gets nothing more, and its tokens end")
    public Response disable(@PathParam("clientId") String clientId, @Context HttpHeaders headers, FormParameters form) {
        admin.require(headers);
        form.requireOnly(Set.of());
        return done(clientId, administration.disable(clientId));
    }

    @POST
    @NoStore
    @Path("/{clientId}/enable")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "It may ask for tokens again")
    public Response enable(@PathParam("clientId") String clientId, @Context HttpHeaders headers, FormParameters form) {
        admin.require(headers);
        form.requireOnly(Set.of());
        return done(clientId, administration.enable(clientId));
    }

    /** {@code {"clients":[...],"total":5}}. */
    record ClientPage(List<ClientView> clients, long total) {}

    /**
     * {@code {"client_id":"...","client_secret":"...","old_secret_until":"..."}}.
     *
     * @param secret null for a client that needs none
     * @param oldUntil when the secrets before it end; null when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewSecret(
            @JsonProperty("client_id") String clientId,
            @JsonProperty("client_secret") String secret,
            @JsonProperty("old_secret_until") Instant oldUntil) {
        @Override
        public String toString() {
            return "NewSecret[" + clientId + "]";
        }
    }

    private Client read(FormParameters form, String secret) {
        try {
            return newClients.read(form, secret);
        } catch (BadClientMetadata bad) {
            throw OAuthException.of(bad.code(), bad.getMessage());
        }
    }

    private static OAuthException unknown(String clientId) {
        return OAuthException.invalidRequest("There is no client '" + clientId
                + "', or it has no secret. './lab clients" + " list' shows those that there are.");
    }

    private static Duration overlap(FormParameters form) {
        String text = form.get("old_valid_for").orElse("" + DEFAULT_OVERLAP_SECONDS);
        if (text.matches("\\d{1,7}") && Integer.parseInt(text) <= MAX_OVERLAP_SECONDS)
            return Duration.ofSeconds(Integer.parseInt(text));
        throw OAuthException.invalidRequest(
                "'old_valid_for' must be a number of seconds from 0 to " + MAX_OVERLAP_SECONDS + ".");
    }

    private static Response done(String clientId, boolean there) {
        if (!there) throw unknown(clientId);
        return Response.noContent().build();
    }
}
