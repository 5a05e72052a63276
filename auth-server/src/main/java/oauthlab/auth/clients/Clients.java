package oauthlab.auth.clients;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The directory of clients. */
public interface Clients {

    /**
     * The client with exactly this id, unless it is disabled. Answers from a bounded cache, so that a token costs no
     * database read.
     */
    Optional<Client> find(String clientId);

    /** A page of clients, disabled ones too, ordered by id. */
    List<Client> page(int limit, int offset);

    long total();

    /**
     * Adds a client unless there is one with this id.
     *
     * @return true if it was added
     */
    boolean addIfAbsent(Client client);

    /**
     * Puts {@code client} in the place of the one with its id.
     *
     * @return false if there is none
     */
    boolean replace(Client client);

    /**
     * Gives a client one more secret; those that it has end at {@code oldUntil}, so that whoever uses one can change it
     * in peace.
     *
     * @return false if there is no such client, or none that has secrets
     */
    boolean addSecret(String clientId, ClientSecret secret, Instant oldUntil);

    /**
     * A disabled client gets nothing, as if it were not there, until it is enabled again.
     *
     * @return false if there is no such client
     */
    boolean setEnabled(String clientId, boolean enabled);

    /** @return false if there was none */
    boolean remove(String clientId);
}
