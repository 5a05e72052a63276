package oauthlab.auth.endpoints.userinfo;

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
import oauthlab.auth.browser.users.User;
import oauthlab.auth.browser.users.Users;
import oauthlab.auth.clients.clientauth.PresentedToken;
import oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.tokens.dpop.DpopCheck;
import oauthlab.auth.tokens.issuance.AccessToken;
import oauthlab.auth.tokens.issuance.AccessTokenReader;
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
@Path(UserInfoEndpoint.PATH)
@Tag(name = "Tokens")
class UserInfoEndpoint implements MetadataContributor, CrossOriginEndpoint {

    static final String PATH = "/oauth/userinfo";

    private final AccessTokenReader reader;
    private final DpopCheck dpop;
    private final Users users;
    private final Issuer issuer;

    UserInfoEndpoint(AccessTokenReader reader, DpopCheck dpop, Users users, Issuer issuer) {
        this.reader = reader;
        this.dpop = dpop;
        this.users = users;
        this.issuer = issuer;
    }

    @GET
    @NoStore
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who is the user? (OpenID Connect Core 5.3)")
    public UserInfo userInfo(@Context HttpHeaders headers) {
        return userInfo(headers, "GET");
    }

    private UserInfo userInfo(HttpHeaders headers, String method) {
        AccessToken token = token(headers, method);
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
        return userInfo(headers, "POST");
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
                issuer.endpoint(PATH),
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

    /** A token that is bound to a key comes with the scheme DPoP and a proof, any other as Bearer. RFC 9449 section 7. */
    private AccessToken token(HttpHeaders headers, String method) {
        PresentedToken presented = PresentedToken.from(headers);
        AccessToken token = reader.read(presented.value())
                .filter(good -> good.keyThumbprint().isPresent() == presented.isBound())
                .orElseThrow(() -> OAuthException.refusedToken(
                        INVALID_TOKEN,
                        "The access token is unknown, expired, revoked or sent in the wrong way (Bearer or DPoP)."));
        token.keyThumbprint().ifPresent(key -> dpop.require(headers, method, PATH, presented.value(), key));
        return token;
    }

    @Override
    public List<String> crossOriginPaths() {
        return List.of(PATH);
    }
}
