package oauthlab.resource.guard;

import jakarta.enterprise.context.RequestScoped;
import oauthlab.guarded.credential.Caller;
import oauthlab.guarded.credential.VerifiedCredential;

/** The {@link Caller} of this request, put here by the {@link Guard}. */
@RequestScoped
public class CurrentCaller {

    private VerifiedCredential credential;

    public Caller get() {
        if (credential == null) throw new IllegalStateException("no guard stands before this endpoint");
        return credential.caller();
    }

    /** Was the credential of this request found good by this check? */
    public boolean cameBy(String check) {
        return credential != null && credential.check().equals(check);
    }

    void set(VerifiedCredential verified) {
        credential = verified;
    }
}
