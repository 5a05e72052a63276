package oauthlab.auth.browser.consent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.browser.login.CsrfTokens;
import oauthlab.auth.browser.login.SessionCookies;
import oauthlab.auth.browser.sessions.UserSession;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.foundation.audit.AuditEvent;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.Page;
import oauthlab.auth.tokens.families.TokenFamilies;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /consents}: what a user has allowed, with a button to take it back. RFC 6749 section 10.2 asks for a way to see
 * it; with the consent, all tokens that came from it end.
 */
@Path("/consents")
@Tag(name = "Pages")
class ConsentsEndpoint {

    private final Consents consents;
    private final TokenFamilies families;
    private final Clients clients;
    private final SessionCookies cookies;
    private final CsrfTokens csrf;
    private final AuditLog audit;

    ConsentsEndpoint(
            Consents consents,
            TokenFamilies families,
            Clients clients,
            SessionCookies cookies,
            CsrfTokens csrf,
            AuditLog audit) {
        this.consents = consents;
        this.families = families;
        this.clients = clients;
        this.cookies = cookies;
        this.csrf = csrf;
        this.audit = audit;
    }

    @GET
    @Operation(summary = "What the user has allowed")
    public Response show(@Context HttpHeaders headers) {
        Optional<UserSession> session = cookies.session(headers);
        if (session.isEmpty()) return signIn();
        var ticket = csrf.ticket(headers);
        var page = ConsentPage.list(
                applications(session.get().user().id()), session.get().user().username(), ticket.value());
        return Page.of(200, page).cookie(ticket.cookie()).build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take it back")
    public Response withdraw(@Context HttpHeaders headers, FormParameters form) {
        if (!csrf.isGood(headers, form)) return Page.goTo("/consents").build();
        Optional<UserSession> session = cookies.session(headers);
        if (session.isEmpty()) return signIn();
        String userId = session.get().user().id();
        String clientId = form.require("client_id");
        QuarkusTransaction.requiringNew().run(() -> {
            consents.withdraw(userId, clientId);
            families.revokeAll(userId, clientId, "the user withdrew the consent");
            audit.write(AuditEvent.ok("consent.withdrawn", clientId, userId, "on the page"));
        });
        return Page.goTo("/consents").build();
    }

    private static Response signIn() {
        return Page.goTo("/login?return_to=/consents").build();
    }

    private List<ConsentPage.Application> applications(String userId) {
        var byClient = new LinkedHashMap<String, Map<String, Set<String>>>();
        for (Consent consent : consents.of(userId)) {
            byClient.computeIfAbsent(consent.clientId(), any -> new LinkedHashMap<>())
                    .computeIfAbsent(consent.resource(), any -> new LinkedHashSet<>())
                    .add(consent.scope());
        }
        return byClient.entrySet().stream()
                .map(entry -> new ConsentPage.Application(entry.getKey(), name(entry.getKey()), entry.getValue()))
                .toList();
    }

    private String name(String clientId) {
        return clients.find(clientId).map(Client::name).orElse(clientId);
    }
}
