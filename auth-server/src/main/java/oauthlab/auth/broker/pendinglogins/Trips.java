package oauthlab.auth.broker.pendinglogins;

import java.util.Optional;

/** The browsers that are away. */
public interface Trips {

    void begin(Trip trip);

    /** The trip with this state, unless its time is over or it has ended. */
    Optional<Trip> find(String state);

    /**
     * Ends the trip.
     *
     * @return true for the first who asks, false for everybody after, however many ask at once
     */
    boolean endOnce(String state);
}
