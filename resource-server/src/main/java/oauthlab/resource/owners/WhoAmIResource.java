package oauthlab.resource.owners;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import oauthlab.guarded.credential.Caller;
import oauthlab.resource.guard.CurrentCaller;
import oauthlab.resource.scopes.RequiresAnyScope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this API makes of a token. No single scope is needed: a token that opens anything here opens this. */
@Path("/api/whoami")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "User")
@SecurityRequirement(name = "bearer")
final class WhoAmIResource {

    private final CurrentCaller current;
    private final CurrentOwner owner;

    WhoAmIResource(CurrentCaller current, CurrentOwner owner) {
        this.current = current;
        this.owner = owner;
    }

    /**
     * @param owner whose data the token opens
     * @param isClient is that a client, and no user?
     * @param actor who acts for the owner; null when nobody does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            @JsonProperty("owner") String owner,
            @JsonProperty("is_client") boolean isClient,
            @JsonProperty("client_id") String clientId,
            @JsonProperty("actor") String actor,
            @JsonProperty("scope") String scope) {}

    @GET
    @RequiresAnyScope("tasks:read user:read tasks:write user:write")
    @Operation(
            summary = "What does this API make of my token?",
            description = "Any one of the scopes tasks:read, user:read, tasks:write, user:write.")
    @APIResponseSchema(
            value = Answer.class,
            responseCode = "200",
            responseDescription = "Whose data the token opens, and what it allows.")
    @APIResponse(responseCode = "401", description = "No token, or one that is not good: see WWW-Authenticate.")
    @APIResponse(responseCode = "403", description = "The token has none of the scopes: see WWW-Authenticate.")
    public Answer answer() {
        Caller caller = current.get();
        Owner whose = owner.get();
        return new Answer(
                whose.name(),
                whose.isClient(),
                caller.clientId(),
                caller.actor(),
                caller.scopes().toString());
    }
}
