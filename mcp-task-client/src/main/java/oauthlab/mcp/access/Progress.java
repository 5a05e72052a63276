package oauthlab.mcp.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells how far the work on one request got. A client takes a 401 as "not begun", and sends its request again with another
 * token. So a refusal that comes late is told that way only while nothing was written.
 */
public final class Progress {

    static final String ATTRIBUTE = "oauthlab.progress";

    private final AtomicInteger writes = new AtomicInteger();
    private volatile String refusal;

    Progress() {}

    /** That of the request that is worked on; empty on stdio. */
    public static Uni<Optional<Progress>> current(CurrentIdentityAssociation identity) {
        return identity.getDeferredIdentity().map(known -> Optional.ofNullable(known.getAttribute(ATTRIBUTE)));
    }

    static Progress of(SecurityIdentity identity) {
        return identity.getAttribute(ATTRIBUTE);
    }

    /** A request that changes something goes out. */
    public void writes() {
        writes.incrementAndGet();
    }

    /** It was refused before it changed anything. */
    public void wroteNothing() {
        writes.decrementAndGet();
    }

    /** The authorization server did not take the caller's token for this very request, and said why. */
    public void refused(String why) {
        refusal = why;
    }

    Optional<String> refusedBeforeItBegan() {
        return writes.get() == 0 ? Optional.ofNullable(refusal) : Optional.empty();
    }
}
