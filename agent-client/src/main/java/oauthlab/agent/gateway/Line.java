package oauthlab.agent.gateway;

import java.util.Optional;
import java.util.function.Function;
import oauthlab.agent.access.ServerAccess;
import oauthlab.agent.flow.Person;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.tokenstore.StoredSession;
import oauthlab.agent.tokenstore.StoredSession.StoredTokens;
import oauthlab.agent.transcript.AgentException;

/** A connection that several calls share. Nobody new gets it when it has ended; it is closed when the last one is done. */
final class Line {

    private final McpConnection connection;
    private final Optional<ServerAccess> access;
    private final Listener listener;
    private int users;
    private boolean hasEnded;

    /** Nobody sits here. What the agent would tell a person is kept for the answer, for each call apart. */
    static final class Listener implements Person {

        private final ThreadLocal<String> told = ThreadLocal.withInitial(() -> "");

        @Override
        public void tell(String line) {
            told.set(line);
        }

        @Override
        public String ask(String question) {
            return "";
        }
    }

    /** A question that got no answer. */
    static final class Unanswered extends Exception {

        private final transient Refusal refusal;

        private Unanswered(Refusal refusal) {
            super(refusal.why());
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /** @param access the door to its tokens; programs on this machine have none */
    Line(McpConnection connection, Optional<ServerAccess> access, Listener listener) {
        this.connection = connection;
        this.access = access;
        this.listener = listener;
    }

    <T> T ask(Function<McpConnection, T> question) throws Unanswered {
        listener.told.remove();
        try {
            return question.apply(connection);
        } catch (AgentException why) {
            throw new Unanswered(new Refusal(why, listener.told.get()));
        } catch (RuntimeException unforeseen) {
            // Strange servers make libraries stumble; that is no reason for anybody else to.
            var why = AgentException.of(
                    "its answer cannot be understood (" + unforeseen.getClass().getSimpleName() + ")");
            throw new Unanswered(new Refusal(why, ""));
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
        if (isLast) connection.close();
    }

    /** Whoever is on it may finish. */
    void end() {
        boolean isUnused;
        synchronized (this) {
            isUnused = !hasEnded && users == 0;
            hasEnded = true;
        }
        if (isUnused) connection.close();
    }

    /** Does it go by these tokens? Somebody may have signed in anew, or out, with another command. */
    boolean goesBy(Optional<StoredSession> kept) {
        return access.map(door -> token(door.session()).equals(token(kept))).orElse(true);
    }

    private static Optional<String> token(Optional<StoredSession> session) {
        return session.flatMap(StoredSession::tokens).map(StoredTokens::accessToken);
    }
}
