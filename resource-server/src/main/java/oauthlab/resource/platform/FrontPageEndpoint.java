package oauthlab.resource.platform;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import oauthlab.web.pages.FrontPage;
import oauthlab.web.pages.FrontPage.Link;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The page at {@code /}. */
@Singleton
class FrontPageEndpoint {

    void register(
            @Observes Router router,
            @ConfigProperty(name = "oauthlab.lab-mode") boolean isLab,
            @ConfigProperty(name = "oauthlab.http.address") String address) {
        page(isLab, address.replaceFirst("/$", "")).register(router);
    }

    private static FrontPage page(boolean isLab, String address) {
        var links = new ArrayList<Link>();
        links.add(new Link("/api/tasks", "The tasks: without a token, a 401 that says where to get one"));
        links.add(new Link("/.well-known/oauth-protected-resource", "Metadata for clients (RFC 9728)"));
        links.add(new Link("/from-keys-to-tokens.html", "From API keys to access tokens"));
        if (isLab) links.add(new Link("/q/swagger-ui/", "All endpoints (OpenAPI)"));
        return new FrontPage(
                "resource-server",
                "task API",
                "It keeps tasks for its users, and answers requests that carry an access token for it.",
                links,
                List.of(
                        "curl -i " + address + "/api/tasks",
                        "curl -s " + address + "/api/tasks -H \"Authorization: Bearer $TOKEN\""));
    }
}
