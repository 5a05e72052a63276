package oauthlab.auth.clients;

import java.util.List;
import java.util.Optional;

/** The directory of clients. */
public interface Clients {

    /** The client with exactly this id. Answers from a bounded cache, so that a token costs no database read. */
    Optional<Client> find(String clientId);

    /** A page of clients, ordered by id. */
    List<Client> page(int limit, int offset);

    long total();

    /** Adds a client unless there is one with this id. */
    void addIfAbsent(Client client);
}
