package oauthlab.agent.mcp;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oauthlab.agent.foundation.outbound.Unreachable;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.agent.mcp.tools.ToolResult;

/** A server whose tools can be called, whatever it speaks and however it is reached. */
public interface McpConnection extends AutoCloseable {

    /** All tools that the server shows us; of a long list every page. */
    List<McpTool> tools();

    /**
     * Calls a tool.
     *
     * @throws AgentException when there is no result, with the reason
     */
    ToolResult call(String tool, Map<String, Object> arguments);

    @Override
    void close();

    /** The call has not reached anybody who could have acted on it: it may be made again. */
    final class NotBegun extends AgentException {

        NotBegun(String headline, String... details) {
            super(headline, details);
        }

        static NotBegun unreachable(String address, Throwable why) {
            return new NotBegun(
                    address + " cannot be reached (" + Unreachable.why(why) + ").",
                    "Is the server up, and is the address right?");
        }

        /** Nobody took the connection, so nobody has read the message. */
        static boolean isNobodyThere(Throwable why) {
            return why instanceof ConnectException
                    || why instanceof HttpConnectTimeoutException
                    || Unreachable.isCertificate(why);
        }
    }

    /** The server says when to ask again. Whether it did something before nobody knows. */
    final class Later extends AgentException {

        private static final Pattern WHEN = Pattern.compile("[A-Za-z0-9 ,:]{1,40}");
        private final String retryAfter;

        private Later(AgentException failed, String retryAfter) {
            super(
                    failed.getMessage(),
                    Stream.concat(failed.details().stream(), Stream.of("Retry-After: " + retryAfter))
                            .toArray(String[]::new));
            this.retryAfter = retryAfter;
        }

        /** @param retryAfter the header (RFC 9110 section 10.2.3), seconds or a date */
        static AgentException of(AgentException failed, Optional<String> retryAfter) {
            return retryAfter
                    .filter(said -> WHEN.matcher(said).matches())
                    .<AgentException>map(said -> new Later(failed, said))
                    .orElse(failed);
        }

        public String retryAfter() {
            return retryAfter;
        }
    }

    /** The server has understood, and said no in JSON-RPC; the connection is as good as before. */
    final class Refused extends AgentException {

        private Refused(String headline, String... details) {
            super(headline, details);
        }

        /** @param data what the server says besides; null when it says nothing */
        static Refused of(String request, String message, Object data) {
            String headline = request + ": the server refused.";
            return data == null
                    ? new Refused(headline, String.valueOf(message))
                    : new Refused(headline, String.valueOf(message), "data: " + ToolResult.json(data));
        }
    }
}
