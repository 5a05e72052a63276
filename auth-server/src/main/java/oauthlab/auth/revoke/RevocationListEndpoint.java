package oauthlab.auth.revoke;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import oauthlab.auth.clientauth.ClientAuthenticator;
import oauthlab.auth.clients.Client;
import oauthlab.auth.endpoint.Announcement;
import oauthlab.auth.endpoint.FormParameters;
import oauthlab.auth.endpoint.NoStore;
import oauthlab.auth.endpoint.OAuthException;
import oauthlab.auth.families.RevokedTokens;
import oauthlab.auth.issuer.Issuer;
import oauthlab.shared.wire.RevocationList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code POST /oauth/revoked}: all that was called back and has not expired yet, for APIs that check signatures by
 * themselves. The lab's own; RFC 7009 section 3 leaves open how they learn it.
 *
 * <p>It is asked as introspection is (RFC 7662 section 2.1), by clients that are the server of a resource. Entries name no
 * audience, since a family's tokens may be exchanged for others; who has not the token learns nothing from its id.
 */
@Path("/oauth/revoked")
@Tag(name = "Tokens")
class RevocationListEndpoint implements Announcement {

    /** As many as fit, at 46 bytes each, into what a careful client reads of one answer. */
    private static final int PAGE = 1000;

    private static final Pattern ENTRY = Pattern.compile("[A-Za-z0-9_-]{0,43}");

    private final ClientAuthenticator authenticator;
    private final RevokedTokens revoked;
    private final Clock clock;
    private final Issuer issuer;

    RevocationListEndpoint(ClientAuthenticator authenticator, RevokedTokens revoked, Clock clock, Issuer issuer) {
        this.authenticator = authenticator;
        this.revoked = revoked;
        this.clock = clock;
        this.issuer = issuer;
    }

    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List what was revoked, page by page")
    public RevocationList list(@Context HttpHeaders headers, FormParameters body) {
        FormParameters form = FormParameters.orNone(body).requireSingleValues();
        Client client = authenticator.authenticateConfidential(headers, form);
        if (client.servesResource().isEmpty())
            throw OAuthException.unauthorizedClient("The list is for clients that are the server of a resource, and '"
                    + client.id() + "' is not; it can ask about its own tokens at /oauth/introspect.");
        List<String> page = revoked.page(after(form), clock.instant(), PAGE);
        return new RevocationList(page, page.size() < PAGE ? null : page.get(PAGE - 1));
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("revoked_tokens_endpoint", issuer.endpoint("/oauth/revoked"));
    }

    private static String after(FormParameters form) {
        String after = form.get("after").orElse("");
        if (ENTRY.matcher(after).matches()) return after;
        throw OAuthException.invalidRequest("after has to be the member next of the page before.");
    }
}
