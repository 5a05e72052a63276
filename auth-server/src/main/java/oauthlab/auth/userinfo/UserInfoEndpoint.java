package oauthlab.auth.userinfo;

import static oauthlab.shared.protocol.OAuthErrorCode.INSUFFICIENT_SCOPE;
import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_TOKEN;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import oauthlab.auth.endpoint.Announcement;
import oauthlab.auth.endpoint.NoStore;
import oauthlab.auth.endpoint.OAuthException;
import oauthlab.auth.issuance.AccessToken;
import oauthlab.auth.issuance.AccessTokenReader;
import oauthlab.auth.issuer.Issuer;
import oauthlab.auth.users.User;
import oauthlab.auth.users.Users;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code GET /oauth/userinfo} with an access token: who is the user? OpenID Connect Core section 5.3.
 *
 * <pre>{"sub":"user-123","preferred_username":"demo-user","email":"demo@example.com"}</pre>
 *
 * <p>Each scope opens its claims (section 5.4): {@code openid} the {@code sub}, {@code profile} the name, {@code email}
 * the address.
 */
@Path("/oauth/userinfo")
@Tag(name = "Tokens")
class UserInfoEndpoint implements Announcement {

    private final AccessTokenReader reader;
    private final Users users;
    private final Issuer issuer;

    UserInfoEndpoint(AccessTokenReader reader, Users users, Issuer issuer) {
        this.reader = reader;
        this.users = users;
        this.issuer = issuer;
    }

    @GET
    @NoStore
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who is the user? (OpenID Connect Core 5.3)")
    public UserInfo userInfo(@Context HttpHeaders headers) {
        AccessToken token = reader.read(bearer(headers))
                .orElseThrow(() -> OAuthException.refusedToken(
                        INVALID_TOKEN, "The access token is unknown, expired or revoked. Get a new one."));
        if (!token.scopes().contains("openid"))
            throw OAuthException.refusedToken(INSUFFICIENT_SCOPE, "This needs a token with the scope openid.");
        User user = users.find(token.subject())
                .orElseThrow(() -> OAuthException.refusedToken(INVALID_TOKEN, "The token is not about a user."));
        return new UserInfo(
                user.id(),
                token.scopes().contains("profile") ? user.username() : null,
                token.scopes().contains("email") ? user.email() : null);
    }

    /** Section 5.3.1 asks for both methods. */
    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same")
    public UserInfo userInfoByPost(@Context HttpHeaders headers) {
        return userInfo(headers);
    }

    /** What is not known is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserInfo(
            @JsonProperty("sub") String subject,
            @JsonProperty("preferred_username") String username,
            @JsonProperty("email") String email) {}

    @Override
    public Map<String, Object> metadata() {
        return Map.of(
                "userinfo_endpoint",
                issuer.endpoint("/oauth/userinfo"),
                "claims_supported",
                List.of(
                        "sub",
                        "iss",
                        "aud",
                        "exp",
                        "iat",
                        "auth_time",
                        "acr",
                        "nonce",
                        "at_hash",
                        "preferred_username",
                        "email"));
    }

    private static String bearer(HttpHeaders headers) {
        List<String> all = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        if (all.isEmpty()) throw OAuthException.noToken("Send an access token: Authorization: Bearer TOKEN.");
        if (all.size() > 1) throw OAuthException.invalidRequest("Send one Authorization header, not several.");
        String value = all.get(0);
        if (!value.regionMatches(true, 0, "Bearer ", 0, 7))
            throw OAuthException.noToken("The Authorization scheme must be Bearer.");
        return value.substring(7).strip();
    }
}
