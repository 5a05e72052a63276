package oauthlab.auth.broker.pendinglogins;

import java.util.Optional;

/** The browsers that are away. */
public interface PendingLogins {

    void begin(PendingLogin pending);

    /** The pending login with this state, unless its time is over or it has ended. */
    Optional<PendingLogin> find(String state);

    /**
     * Ends it.
     *
     * @return true for the first who asks, false for everybody after, however many ask at once
     */
    boolean endOnce(String state);
}
