package oauthlab.resource.owners;

import jakarta.inject.Singleton;
import java.util.Set;
import oauthlab.guarded.credential.Caller;
import oauthlab.resource.guard.CurrentCaller;

/**
 * The one owner whose data this request sees and changes: the subject of the token, be it a user or a client that acts for
 * itself. The lessons begin without a user, so in lab mode their own clients work on the demo user's data.
 */
@Singleton
public final class CurrentOwner {

    private final CurrentCaller current;
    private final Owner demoUser;
    private final Set<String> demoClients;

    CurrentOwner(CurrentCaller current, OwnerSettings settings) {
        this.current = current;
        this.demoUser = Owner.user(settings.demoUserId());
        this.demoClients = settings.labMode() ? settings.demoClients().orElse(Set.of()) : Set.of();
    }

    public Owner get() {
        Caller caller = current.get();
        if (!caller.isClient()) return Owner.user(caller.subject());
        return demoClients.contains(caller.subject()) ? demoUser : Owner.client(caller.subject());
    }
}
