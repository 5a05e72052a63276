package oauthlab.auth.endpoints.revoke;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.clientauth.ClientRequest;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.tokens.revocation.RevokedTokens;
import oauthlab.auth.tokens.revocation.RevokedTokens.Change;
import oauthlab.auth.tokens.revocation.RevokedTokens.Position;
import oauthlab.shared.wire.RevocationList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code POST /oauth/revoked}: all that was revoked and has not expired yet, or what changed {@code since} a mark, for APIs
 * that check signatures by themselves. The lab's own; RFC 7009 section 3 leaves open how they learn it.
 *
 * <p>It is asked as introspection is (RFC 7662 section 2.1), by clients that are the server of a resource. Entries name no
 * audience, since a family's tokens may be exchanged for others; who has not the token learns nothing from its id.
 */
@Path("/oauth/revoked")
@Tag(name = "Tokens")
class RevocationListEndpoint implements MetadataContributor {

    private static final int DEFAULT_PAGE = 1000;

    /** Less than a megabyte, at 90 bytes an entry. */
    private static final int MAX_PAGE = 10_000;

    private final RevokedTokens revoked;
    private final ListMarks marks;
    private final Clock clock;
    private final Issuer issuer;

    RevocationListEndpoint(RevokedTokens revoked, ListMarks marks, Clock clock, Issuer issuer) {
        this.revoked = revoked;
        this.marks = marks;
        this.clock = clock;
        this.issuer = issuer;
    }

    @POST
    @NoStore
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List what was revoked, or what changed since, page by page")
    public RevocationList list(ClientRequest request) {
        Client client = request.requireProof().client();
        if (client.servesResource().isEmpty())
            throw OAuthException.unauthorizedClient("The list is for clients that are the server of a resource, and '"
                    + client.id() + "' is not; it can ask about its own tokens at /oauth/introspect.");
        ListCursor from = cursor(request.form(), revoked.now());
        int most = limit(request.form());
        List<Change> changes = revoked.page(from.position(), clock.instant(), most);
        String next = changes.size() < most
                ? null
                : from.at(changes.get(most - 1).at()).text();
        return new RevocationList(from.full(), marks.write(from.mark()), entries(changes), restored(changes), next);
    }

    @Override
    public Map<String, Object> metadata() {
        return Map.of("revoked_tokens_endpoint", issuer.endpoint("/oauth/revoked"));
    }

    /** The reading that goes on, or a new one: of the changes, or of all when they cannot be told. */
    private ListCursor cursor(FormParameters form, Instant now) {
        Optional<String> after = form.get("after").filter(text -> !text.isEmpty());
        if (after.isPresent())
            return ListCursor.parse(after.get())
                    .filter(cursor -> marks.isGood(cursor.mark(), now))
                    .orElseThrow(
                            () -> OAuthException.invalidRequest(
                                    "after has to be the member next of the page before, a day old at most. Start again without."));
        Optional<Instant> since = form.get("since").flatMap(mark -> marks.since(mark, now));
        return new ListCursor(since.isEmpty(), now, new Position(since.orElse(Instant.EPOCH), ""));
    }

    private static int limit(FormParameters form) {
        String limit = form.get("limit").orElse(String.valueOf(DEFAULT_PAGE));
        if (!limit.matches("[0-9]{1,5}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MAX_PAGE)
            throw OAuthException.invalidRequest("limit has to be a number from 1 to " + MAX_PAGE + ".");
        return Integer.parseInt(limit);
    }

    private static List<RevocationList.Entry> entries(List<Change> changes) {
        return changes.stream().flatMap(change -> change.entry().stream()).toList();
    }

    private static List<String> restored(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.entry().isEmpty())
                .map(change -> change.at().id())
                .toList();
    }
}
