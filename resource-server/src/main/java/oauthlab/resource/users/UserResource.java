package oauthlab.resource.users;

import static oauthlab.resource.metadata.ApiScopes.USER_READ;
import static oauthlab.resource.metadata.ApiScopes.USER_WRITE;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import oauthlab.resource.ground.JsonObject;
import oauthlab.resource.ground.Refusal;
import oauthlab.resource.guard.CurrentCaller;
import oauthlab.resource.scopes.RequiresScope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The user of the token over HTTP. There is no id in the address: a token knows one user only. */
@Path("/api/user")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "User", description = "The user of the token; for a client that acts for itself, the demo user.")
@SecurityRequirement(name = "bearer")
@APIResponse(responseCode = "401", description = "No token, or one that is not good: see WWW-Authenticate.")
@APIResponse(responseCode = "403", description = "The token lacks the scope: see WWW-Authenticate.")
@APIResponse(responseCode = "404", description = "There is none, or it is not yours.")
@APIResponse(responseCode = "503", description = "The keys of the authorization server cannot be fetched.")
final class UserResource {

    private final Users users;
    private final CurrentCaller current;

    UserResource(Users users, CurrentCaller current) {
        this.users = users;
        this.current = current;
    }

    @GET
    @RequiresScope(USER_READ)
    @Operation(summary = "Who am I?", description = "Scope user:read.")
    public User read() {
        return users.read(current.owner()).orElseThrow(UserResource::unknown);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(USER_WRITE)
    @Operation(summary = "Change username or email, keep the rest", description = "Scope user:write.")
    public User change(
            @RequestBody(content = @Content(schema = @Schema(implementation = UserChange.class))) JsonObject body) {
        UserChange change = UserChange.from(body);
        return users.change(current.owner(), change::applyTo).orElseThrow(UserResource::unknown);
    }

    private static Refusal unknown() {
        return Refusal.notFound("The token is good, but this API has no user with its subject (sub).");
    }
}
