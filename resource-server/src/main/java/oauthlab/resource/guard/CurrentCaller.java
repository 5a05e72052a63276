package oauthlab.resource.guard;

import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The {@link Caller} of this request, put here by the {@link Guard}, and whose data the request is about. */
@RequestScoped
public class CurrentCaller {

    private final String demoUserId;
    private VerifiedCredential credential;

    /** One setting and not all of them, because this is made for each request. */
    CurrentCaller(@ConfigProperty(name = "oauthlab.demo-user-id") String demoUserId) {
        this.demoUserId = demoUserId;
    }

    public Caller get() {
        if (credential == null) throw new IllegalStateException("no guard stands before this endpoint");
        return credential.caller();
    }

    /**
     * The one user whose data this request sees and changes: the subject of the token. A client that acts for itself
     * is no user; it works on the demo user's data.
     */
    public String owner() {
        return get().isClient() ? demoUserId : get().subject();
    }

    /** Was the credential of this request found good by this check? */
    public boolean cameBy(String check) {
        return credential != null && credential.check().equals(check);
    }

    void set(VerifiedCredential verified) {
        credential = verified;
    }
}
