package oauthlab.mcp.platform;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import oauthlab.web.pages.FrontPage;
import oauthlab.web.pages.FrontPage.Link;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The page at {@code /}. MCP is spoken at {@code /mcp}. */
@Singleton
class FrontPageEndpoint {

    void register(
            @Observes Router router,
            @ConfigProperty(name = "oauthlab.lab-mode") boolean isLab,
            @ConfigProperty(name = "oauthlab.http.address") URI address) {
        page(isLab, address).register(router);
    }

    private static FrontPage page(boolean isLab, URI address) {
        var links = new ArrayList<Link>();
        links.add(new Link("/.well-known/oauth-protected-resource/mcp", "Metadata for clients (RFC 9728)"));
        if (isLab) links.add(new Link("/q/openapi", "All addresses (OpenAPI)"));
        links.add(new Link("/health", "Is it up?"));
        return new FrontPage(
                "mcp-task-client",
                "MCP server",
                "It offers the tasks of a user as tools for AI agents. An agent connects to " + address
                        + " and shows an access token for that address.",
                links,
                isLab ? List.of("./lab agent login lab", "./lab agent tools lab") : List.of("curl -i " + address));
    }
}
