package oauthlab.resource.guard;

import jakarta.enterprise.context.RequestScoped;

/** The {@link Caller} of this request, put here by the {@link Guard}, and whose data the request is about. */
@RequestScoped
public class CurrentCaller {

    private final GuardSettings settings;
    private Caller caller;

    CurrentCaller(GuardSettings settings) {
        this.settings = settings;
    }

    public Caller get() {
        if (caller == null) throw new IllegalStateException("no guard stands before this endpoint");
        return caller;
    }

    /**
     * The one user whose data this request sees and changes: the subject of the token. A client that acts for itself
     * is no user; it works on the demo user's data.
     */
    public String owner() {
        return get().isClient() ? settings.demoUserId() : get().subject();
    }

    void set(Caller verified) {
        caller = verified;
    }
}
