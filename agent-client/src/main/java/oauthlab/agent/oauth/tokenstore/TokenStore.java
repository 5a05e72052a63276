package oauthlab.agent.oauth.tokenstore;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import oauthlab.agent.foundation.transcript.AgentException;

/**
 * Where tokens are between two calls. Every entry belongs to one server and one issuer, and is never given out for another
 * pair: a token that goes to the wrong server is stolen (RFC 9700 section 4.9, the MCP authorization specification).
 */
public interface TokenStore {

    /** Whose tokens: the MCP server's address and the issuer of its authorization server, both as they are compared. */
    record Key(URI server, String issuer) {}

    /** What is kept for this pair and still good for something. */
    Optional<StoredSession> find(Key key);

    /** All that is still good for something. The rest goes. */
    List<StoredSession> list();

    /**
     * Keeps it in place of what was there.
     *
     * @throws AgentException when it cannot be written; then what was there is there still
     */
    void save(StoredSession session);

    /** Forgets what is kept for this pair. Was there anything? */
    boolean delete(Key key);

    /**
     * Does the work while nobody else does any for this pair, in this process or another. Made for refreshing: a refresh
     * token that rotates may be used once, and its second use ends the session (RFC 9700 section 4.14.2). Look again with
     * {@link #find} inside: who was first has perhaps stored a new token meanwhile.
     */
    <T> T exclusively(Key key, Supplier<T> work);

    /** What is kept for a server, from whichever issuers. */
    default List<StoredSession> ofServer(URI server) {
        return list().stream()
                .filter(session -> session.key().server().equals(server))
                .toList();
    }
}
