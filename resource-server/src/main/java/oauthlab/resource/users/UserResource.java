package oauthlab.resource.users;

import static oauthlab.resource.metadata.ApiScopes.USER_READ;
import static oauthlab.resource.metadata.ApiScopes.USER_WRITE;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.resource.owners.CurrentOwner;
import oauthlab.resource.owners.Owner;
import oauthlab.resource.platform.JsonObject;
import oauthlab.resource.scopes.RequiresScope;
import oauthlab.shared.protocol.OAuthErrorCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The user of the token over HTTP. There is no id in the address: a token knows one user only. */
@Path("/api/user")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "User", description = "The user of the token.")
@SecurityRequirement(name = "bearer")
@APIResponse(responseCode = "401", description = "No token, or one that is not good: see WWW-Authenticate.")
@APIResponse(
        responseCode = "403",
        description = "The token lacks the scope (see WWW-Authenticate), or a client's own: it has no user.")
@APIResponse(responseCode = "404", description = "There is none, or it is not yours.")
@APIResponse(responseCode = "503", description = "The keys of the authorization server cannot be fetched.")
final class UserResource {

    private final Users users;
    private final CurrentOwner owner;

    UserResource(Users users, CurrentOwner owner) {
        this.users = users;
        this.owner = owner;
    }

    @GET
    @RequiresScope(USER_READ)
    @Operation(summary = "Who am I?", description = "Scope user:read.")
    @APIResponseSchema(value = User.class, responseCode = "200", responseDescription = "The user.")
    public User read() {
        return users.read(user()).orElseThrow(UserResource::unknown);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(USER_WRITE)
    @Operation(
            summary = "Change username or email, keep the rest",
            description =
                    "Scope user:write. This is the profile at this API. The account at the authorization server, which its"
                            + " userinfo endpoint shows, stays as it is.")
    @APIResponseSchema(value = User.class, responseCode = "200", responseDescription = "The user as it is now.")
    public User change(
            @RequestBody(content = @Content(schema = @Schema(implementation = UserChange.class))) JsonObject body) {
        UserChange change = UserChange.from(body);
        return users.change(user(), change::applyTo).orElseThrow(UserResource::unknown);
    }

    /** No scope would make a user of a client, so it is no insufficient_scope. */
    private String user() {
        Owner subject = owner.get();
        if (!subject.isClient()) return subject.name();
        throw Refusal.plain(
                403,
                OAuthErrorCode.ACCESS_DENIED.wire(),
                "This token is a client's own, and a client is no user: there is no user to show or to change. Get a token"
                        + " with a user's approval, by an authorization code or a device code.");
    }

    private static Refusal unknown() {
        return Refusal.notFound("The token is good, but this API has no user with its subject (sub).");
    }
}
