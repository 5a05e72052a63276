package oauthlab.mcp.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.shared.protocol.Scopes;

/**
 * Who calls, as the verified token says it, or the {@link CredentialCheck} that knows him.
 *
 * @param kind a user, a client, or a key: an id alone does not say, the same may be a user's and a client's
 * @param subject whose work this is ({@code sub}): a user, or the client itself
 * @param clientId the client that got the token ({@code client_id}, RFC 9068 section 2.2)
 * @param scopes what the token allows
 * @param expiresAt until when that may be believed
 * @param token it itself: for the authorization server's eyes, when it is exchanged, and for nobody else's; of a credential
 *     that cannot be exchanged, its digest
 */
public record Caller(Kind kind, String subject, String clientId, Scopes scopes, Instant expiresAt, String token) {

    private static final String ATTRIBUTE = "oauthlab.caller";

    /** What stands behind a request. */
    public enum Kind {
        /** A user, for whom a client works. */
        USER,
        /** A client that works for itself, and is its own subject (RFC 9068 section 2.2). */
        CLIENT,
        /** An API key. It cannot be exchanged for a token. */
        KEY
    }

    /** Is this a user's work? */
    public boolean isUser() {
        return kind == Kind.USER;
    }

    /** Did a token come, which can be exchanged for another one? */
    public boolean hasToken() {
        return kind != Kind.KEY;
    }

    /** Who sent this request. It came past the {@link Guard}, so there is somebody. */
    public static Caller of(RoutingContext request) {
        return of(((QuarkusHttpUser) request.user()).getSecurityIdentity())
                .orElseThrow(() -> new IllegalStateException("no guard stands before " + request.normalizedPath()));
    }

    /** Who sent the request that is worked on. No thread waits until the framework knows it. */
    public static Uni<Optional<Caller>> current(CurrentIdentityAssociation identity) {
        return identity.getDeferredIdentity().map(Caller::of);
    }

    /** Empty where nobody was asked who he is: on stdio. */
    public static Optional<Caller> of(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }

    static Caller of(VerifiedCredential verified, String token) {
        var caller = verified.caller();
        return new Caller(
                caller.isClient() ? Kind.CLIENT : Kind.USER,
                caller.subject(),
                caller.clientId(),
                caller.scopes(),
                verified.expiresAt(),
                token);
    }

    /** For the framework, which made no identity for whoever brought no token. */
    SecurityIdentity asIdentity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(clientId))
                .addAttribute(ATTRIBUTE, this)
                .addAttribute(Progress.ATTRIBUTE, new Progress())
                .build();
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return Map.of("sub", subject, "client_id", clientId, "scope", scopes).toString();
    }
}
