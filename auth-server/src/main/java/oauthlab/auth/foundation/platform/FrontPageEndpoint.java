package oauthlab.auth.foundation.platform;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import oauthlab.web.pages.FrontPage;
import oauthlab.web.pages.FrontPage.Link;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The page at {@code /}. */
class FrontPageEndpoint {

    void register(
            @Observes Router router, LabMode lab, @ConfigProperty(name = "oauthlab.http.address") String address) {
        page(lab.isOn(), address.replaceFirst("/$", "")).register(router);
    }

    private static FrontPage page(boolean isLab, String address) {
        var links = new ArrayList<Link>();
        links.add(new Link("/login", isLab ? "Sign in, for instance as alice or bob" : "Sign in"));
        links.add(new Link("/consents", "What you allowed, to take it back"));
        if (isLab) {
            links.add(new Link("/debug/audit", "Audit trail: what happened here"));
            links.add(new Link("/debug/clients", "Registered clients"));
            links.add(new Link("/debug/keys", "Signing keys"));
            links.add(new Link("/q/swagger-ui/", "All endpoints (OpenAPI)"));
        }
        links.add(new Link("/.well-known/oauth-authorization-server", "Metadata for clients (RFC 8414)"));
        return new FrontPage(
                "auth-server",
                "authorization server",
                "People sign in here and say what an application may do in their name. Applications get their tokens here.",
                links,
                List.of("curl -s " + address + "/.well-known/oauth-authorization-server"));
    }
}
