package oauthlab.agent.mcp;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpTransportSessionNotFoundException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import oauthlab.agent.foundation.outbound.Unreachable;
import oauthlab.agent.foundation.programs.ProgramTransport;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.McpConnection.Later;
import oauthlab.agent.mcp.McpConnection.NotBegun;
import oauthlab.agent.mcp.McpConnection.Refused;
import oauthlab.agent.mcp.calls.EndingTransport;
import oauthlab.agent.mcp.calls.RootCause;
import oauthlab.agent.mcp.stream.HttpRefusal;

/**
 * Explains failures of the library, and says which of them leave a call undone.
 *
 * @param address of the server, for messages
 */
record ConnectionFailures(String address) {

    private static final String UNKNOWN = "Whether a tool did its work nobody knows; look before you try again.";

    /** Nobody can have acted on a handshake. */
    RuntimeException ofHandshake(Optional<ProgramTransport> program, RuntimeException failed) {
        Optional<String> end = RootCause.of(failed, McpError.class).flatMap(ProgramTransport::end);
        if (end.isPresent()) return new NotBegun(address + ": " + end.get());
        boolean isSilent = RootCause.of(failed, TimeoutException.class).isPresent();
        if (isSilent && program.isPresent())
            return new NotBegun(
                    address + " has not answered within " + SdkConnection.START.toSeconds() + " s.",
                    "Does the program speak MCP over its standard streams? "
                            + program.get().lastLines());
        return RootCause.broken(failed)
                .<RuntimeException>map(why -> NotBegun.unreachable(address, why))
                .orElse(failed);
    }

    AgentException ofCall(String what, RuntimeException failed) {
        String line = address + " " + what;
        var refusal = RootCause.of(failed, McpError.class);
        if (refusal.isPresent()) return refused(line, refusal.get());
        var byHttp = RootCause.of(failed, HttpRefusal.class);
        if (byHttp.isPresent()) return refused(line, byHttp.get());
        var gone = RootCause.of(failed, ProgramTransport.Gone.class);
        if (gone.isPresent()) return new NotBegun(line + ": " + gone.get().getMessage());
        if (RootCause.of(failed, McpTransportSessionNotFoundException.class).isPresent())
            return new NotBegun(line + ": the server has forgotten the session.", "Try again.");
        Optional<Throwable> broken = RootCause.broken(failed);
        if (broken.isEmpty())
            return AgentException.of(
                    line + " failed: " + RootCause.first(failed).getMessage());
        if (NotBegun.isNobodyThere(broken.get())) return NotBegun.unreachable(address, broken.get());
        return noAnswer(line, Unreachable.why(broken.get()));
    }

    private static AgentException refused(String line, McpError refusal) {
        var error = refusal.getJsonRpcError();
        if (EndingTransport.isNoAnswer(refusal)) return noAnswer(line, error.message());
        return ProgramTransport.end(refusal)
                .map(end -> AgentException.of(line + ": " + end, UNKNOWN))
                .orElseGet(() -> Refused.of(line, error.message(), error.data()));
    }

    /** A JSON-RPC error leaves the connection as it was; of other answers nobody knows. Who is told to come later has to learn when. */
    private AgentException refused(String line, HttpRefusal refusal) {
        Optional<String> pointed = refusal.pointedTo(URI.create(address));
        if (pointed.isPresent()) return AgentException.of(line + " -> " + refusal.getMessage(), pointed.get());
        return refusal.error().isPresent() && !refusal.isLater()
                ? Refused.of(line, refusal.getMessage(), null)
                : Later.of(AgentException.of(line + " -> " + refusal.getMessage(), UNKNOWN), refusal.retryAfter());
    }

    private static AgentException noAnswer(String line, String why) {
        return AgentException.of(line + ": no answer (" + why + ").", UNKNOWN);
    }
}
