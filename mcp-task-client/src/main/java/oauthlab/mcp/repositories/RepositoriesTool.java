package oauthlab.mcp.repositories;

import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.exchange.TokenRefusal;
import org.jboss.logging.Logger;

/** {@code list_repositories}: what the caller's user has at the provider. */
@Singleton
class RepositoriesTool {

    private static final Logger LOG = Logger.getLogger(RepositoriesTool.class);
    private static final int SECONDS = 5;

    private final ProviderTokens tokens;
    private final CurrentIdentityAssociation identity;
    private final RepositoriesSettings settings;

    RepositoriesTool(ProviderTokens tokens, CurrentIdentityAssociation identity, RepositoriesSettings settings) {
        this.tokens = tokens;
        this.identity = identity;
        this.settings = settings;
    }

    /** Before it is looked whether every tool has its scopes. */
    void register(@Observes @Priority(100) StartupEvent start, ToolManager tools) {
        settings.url()
                .map(RepositoriesTool::client)
                .ifPresent(api -> tools.newTool("list_repositories")
                        .setTitle("List repositories")
                        .setDescription("Lists the user's repositories at the provider where the user signed in")
                        .setAnnotations(new ToolAnnotations("List repositories", true, false, true, true))
                        .generateOutputSchema(RepositoriesClient.Repositories.class)
                        .setHandler(arguments -> list(api))
                        .register());
    }

    private static RepositoriesClient client(String url) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(url))
                .connectTimeout(SECONDS, TimeUnit.SECONDS)
                .readTimeout(SECONDS, TimeUnit.SECONDS)
                .build(RepositoriesClient.class);
    }

    private ToolResponse list(RepositoriesClient api) {
        Optional<Caller> caller = Caller.of(identity.getIdentity()).filter(Caller::isUser);
        if (caller.isEmpty()) return ToolResponse.error("Only a user has repositories, and this call is not for one.");
        try {
            return answer(api.list("Bearer " + tokens.of(caller.get())));
        } catch (OidcClientException refused) {
            LOG.warnf("No token of the provider: %s", reason(refused));
            return ToolResponse.error(
                    "The authorization server hands out no token of the provider: " + reason(refused));
        } catch (WebApplicationException refused) {
            int status = refused.getResponse().getStatus();
            return ToolResponse.error("The provider's API refuses its own token with status " + status + ".");
        } catch (ProcessingException noAnswer) {
            return ToolResponse.error("The provider's API does not answer. Try again in a moment.");
        }
    }

    /** As data, and as text for hosts that do not read data. MCP specification, "Structured Content". */
    private ToolResponse answer(RepositoriesClient.Repositories found) {
        String text = found.repositories().stream()
                .map(repository -> repository.name() + " (" + repository.stars() + " stars)")
                .collect(Collectors.joining("\n"));
        return new ToolResponse(false, List.of(new TextContent(text)), found, Map.of());
    }

    /** The description alone: the rest of the message is for machines. */
    private static String reason(OidcClientException refused) {
        return TokenRefusal.in(refused)
                .map(said -> Optional.ofNullable(said.description()).orElse("it does not say why."))
                .orElse("it does not answer as it should. Try again in a moment.");
    }
}
