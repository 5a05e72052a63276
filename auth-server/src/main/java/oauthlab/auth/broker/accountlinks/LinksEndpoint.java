package oauthlab.auth.broker.accountlinks;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import oauthlab.auth.broker.upstream.Providers;
import oauthlab.auth.browser.login.CsrfTokens;
import oauthlab.auth.browser.login.SessionCookies;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /links}: by which accounts elsewhere a user is known here, with a button to end it. */
@Path("/links")
@Tag(name = "Pages")
class LinksEndpoint {

    private final Links links;
    private final Providers providers;
    private final SessionCookies cookies;
    private final CsrfTokens csrf;
    private final AuditLog audit;

    LinksEndpoint(Links links, Providers providers, SessionCookies cookies, CsrfTokens csrf, AuditLog audit) {
        this.links = links;
        this.providers = providers;
        this.cookies = cookies;
        this.csrf = csrf;
        this.audit = audit;
    }

    @GET
    @Operation(summary = "The user's accounts at other providers")
    public Response show(@Context HttpHeaders headers) {
        Optional<UserSession> session = cookies.session(headers);
        if (session.isEmpty()) return goTo("/login?return_to=/links");
        var user = session.get().user();
        var ticket = csrf.ticket(headers);
        var page = LinksPage.list(links.of(user.id()), providers.all(), user.username(), ticket.value());
        return Page.of(200, page).cookie(ticket.cookie()).build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Remove one")
    public Response remove(@Context HttpHeaders headers, FormParameters form) {
        if (!csrf.isGood(headers, form)) return goTo("/links");
        Optional<UserSession> session = cookies.session(headers);
        if (session.isEmpty()) return goTo("/login?return_to=/links");
        String userId = session.get().user().id();
        QuarkusTransaction.requiringNew().run(() -> {
            if (links.remove(userId, form.require("link")))
                audit.write(AuditEvent.ok("account.unlinked", null, userId, "on the page"));
        });
        return goTo("/links");
    }

    private static Response goTo(String page) {
        return Page.goTo(page).build();
    }
}
