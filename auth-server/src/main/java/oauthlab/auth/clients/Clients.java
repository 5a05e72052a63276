package oauthlab.auth.clients;

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

    /** @return false if there was none */
    boolean remove(String clientId);
}
