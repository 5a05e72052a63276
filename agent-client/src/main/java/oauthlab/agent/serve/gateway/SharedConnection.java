package oauthlab.agent.serve.gateway;

import java.util.Optional;
import java.util.function.Function;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.oauth.access.ServerAccess;
import oauthlab.agent.oauth.flow.Person;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;

/** A connection that several calls share. Nobody new gets it when it has ended; it is closed when the last one is done. */
final class SharedConnection {

    /** Nobody sits here. */
    static final Person NOBODY = new Person() {

        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public void tell(String line) {
            // What the agent would tell a person stands in the answer too.
        }

        @Override
        public Optional<String> ask(String question) {
            return Optional.empty();
        }
    };

    private final McpConnection connection;
    private final Optional<ServerAccess> access;
    private int users;
    private boolean hasEnded;

    /** @param access the door to its tokens; programs on this machine have none */
    SharedConnection(McpConnection connection, Optional<ServerAccess> access) {
        this.connection = connection;
        this.access = access;
    }

    /** @throws AgentException when there is no answer */
    <T> T ask(Function<McpConnection, T> question) {
        try {
            return question.apply(connection);
        } catch (AgentException explained) {
            throw explained;
        } catch (RuntimeException unforeseen) {
            // Strange servers make libraries stumble; that is no reason for anybody else to.
            throw AgentException.of(
                    "its answer cannot be understood (" + unforeseen.getClass().getSimpleName() + ")");
        }
    }

    /** @return false when it has ended */
    synchronized boolean join() {
        if (!hasEnded) users++;
        return !hasEnded;
    }

    void leave() {
        boolean isLast;
        synchronized (this) {
            users--;
            isLast = hasEnded && users == 0;
        }
        if (isLast) close();
    }

    /** Whoever is on it may finish. */
    void end() {
        boolean isUnused;
        synchronized (this) {
            isUnused = !hasEnded && users == 0;
            hasEnded = true;
        }
        if (isUnused) close();
    }

    /** Saying goodbye takes a message. Nobody waits for that, and nobody who hangs up cuts it off. */
    private void close() {
        var closing = new Thread(connection::close, "closing");
        closing.setDaemon(true);
        // The library looks for its parts by the loader of the thread.
        closing.setContextClassLoader(SharedConnection.class.getClassLoader());
        closing.start();
    }

    /** Does it go by these tokens? Somebody may have signed in anew, or out, with another command. */
    boolean goesBy(Optional<StoredSession> kept) {
        return access.map(door -> token(door.session()).equals(token(kept))).orElse(true);
    }

    private static Optional<String> token(Optional<StoredSession> session) {
        return session.flatMap(StoredSession::tokens).map(StoredTokens::accessToken);
    }
}
