package oauthlab.agent.mcp;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Map;
import oauthlab.agent.transcript.AgentException;

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
                    address + " cannot be reached (" + why.getClass().getSimpleName() + ").",
                    "Is the server up, and is the address right?");
        }

        /** Nobody took the connection, so nobody has read the message. */
        static boolean isNobodyThere(Throwable why) {
            return why instanceof ConnectException || why instanceof HttpConnectTimeoutException;
        }
    }

    /** The server has understood, and said no in JSON-RPC; the connection is as good as before. */
    final class Refused extends AgentException {

        Refused(String headline, String... details) {
            super(headline, details);
        }
    }
}
