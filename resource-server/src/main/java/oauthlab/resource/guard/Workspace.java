package oauthlab.resource.guard;

import io.smallrye.config.ConfigMapping;

/** Whose data a client works on that acts for itself, with no user behind it. */
@ConfigMapping(prefix = "oauthlab")
public interface Workspace {

    /** The user who lends the workspace: in this lab, the demo user. */
    String demoUserId();

    /** The user whose data this caller sees and changes; nobody else's. */
    default String ownerFor(Caller caller) {
        return caller.isClient() ? demoUserId() : caller.subject();
    }
}
