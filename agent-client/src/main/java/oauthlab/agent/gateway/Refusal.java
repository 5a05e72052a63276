package oauthlab.agent.gateway;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.agent.transcript.AgentException;

/**
 * Why a server gave no result. What a person would read is all there is to tell the kinds apart.
 *
 * @param told what the agent said before it gave up
 */
record Refusal(AgentException why, String told) {

    private static final String LOGIN = "Run: ./lab agent login ";
    private static final String NEEDS_MORE = " needs more: ";

    /** Only the approval of a person helps; nothing was done. */
    boolean needsPerson() {
        return why.details().stream().anyMatch(detail -> detail.startsWith(LOGIN));
    }

    /** Nothing was done, so it may be asked again: nobody listened, or the server has forgotten the session (MCP, "Sessions"). */
    boolean hasNotBegun() {
        String text = why.getMessage();
        return needsPerson()
                || text.endsWith("session with server terminated")
                || text.contains(" cannot be reached (")
                || text.contains("(ConnectException)");
    }

    /** The scope that a person would have to approve besides; empty when there is no token at all. */
    Optional<String> missingScope() {
        int from = told.indexOf(NEEDS_MORE);
        if (from < 0) return Optional.empty();
        String rest = told.substring(from + NEEDS_MORE.length());
        return Optional.of(rest.substring(0, rest.indexOf(" (granted")));
    }

    /** The server has understood, and said no in JSON-RPC; the connection is as good as before. */
    boolean isAnswer() {
        return why.getMessage().contains(": the server refused");
    }

    String text() {
        return Stream.concat(Stream.of(why.getMessage()), why.details().stream())
                .collect(Collectors.joining(" "));
    }
}
