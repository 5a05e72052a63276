package oauthlab.auth.broker.demoidp;

import static oauthlab.shared.protocol.OAuthErrorCode.INSUFFICIENT_SCOPE;
import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_TOKEN;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import oauthlab.auth.browser.users.User;
import oauthlab.auth.browser.users.Users;
import oauthlab.auth.clients.clientauth.PresentedToken;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Resources;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.auth.tokens.issuance.AccessToken;
import oauthlab.auth.tokens.issuance.AccessTokenReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code GET /company/repositories}: Company's API, which takes Company's tokens with {@code repos:read} and no others.
 *
 * <pre>{"repositories":[{"name":"alice/website","stars":3}, ...]}</pre>
 */
@Path("/company/repositories")
@Tag(name = "Company")
class RepositoriesEndpoint {

    private static final String SCOPE = "repos:read";

    private final AccessTokenReader reader;
    private final Resources resources;
    private final Users users;
    private final boolean isOpen;

    RepositoriesEndpoint(
            AccessTokenReader reader, Resources resources, Users users, CompanySettings settings, LabMode lab) {
        this.reader = reader;
        this.resources = resources;
        this.users = users;
        this.isOpen = settings.enabled() && lab.isOn();
    }

    record Repository(String name, int stars) {}

    record Repositories(List<Repository> repositories) {}

    @GET
    @NoStore
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The user's repositories (only where this server stands in for Company)")
    public Repositories list(@Context HttpHeaders headers) {
        if (!isOpen) throw new NotFoundException();
        AccessToken token = reader.read(PresentedToken.from(headers).value())
                .filter(good -> good.audience().contains(resources.identifier("repositories")))
                .filter(good -> good.keyThumbprint().isEmpty())
                .orElseThrow(() -> OAuthException.refusedToken(
                        INVALID_TOKEN, "That is no good access token of Company for this API."));
        if (!token.scopes().contains(SCOPE))
            throw OAuthException.refusedToken(INSUFFICIENT_SCOPE, "This needs a token with the scope " + SCOPE + ".");
        String owner = users.find(token.subject())
                .map(User::username)
                .orElseThrow(() -> OAuthException.refusedToken(INVALID_TOKEN, "The token is not about a user."));
        return new Repositories(List.of(
                new Repository(owner + "/website", 3),
                new Repository(owner + "/dotfiles", 12),
                new Repository(owner + "/secret-plans", 0)));
    }
}
