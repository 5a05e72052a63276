package oauthlab.resource.guard;

import jakarta.enterprise.context.RequestScoped;

/** The {@link Caller} of this request, put here by the {@link Guard}. */
@RequestScoped
public class CurrentCaller {

    private Caller caller;

    public Caller get() {
        if (caller == null) throw new IllegalStateException("no guard stands before this endpoint");
        return caller;
    }

    void set(Caller verified) {
        caller = verified;
    }
}
