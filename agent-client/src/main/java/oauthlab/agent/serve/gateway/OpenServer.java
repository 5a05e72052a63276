package oauthlab.agent.serve.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.foundation.config.SpellingSuggestion;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.mcp.McpConnection.Later;
import oauthlab.agent.mcp.McpConnection.NotBegun;
import oauthlab.agent.mcp.McpConnection.Refused;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.agent.mcp.tools.ToolResult;
import oauthlab.agent.oauth.access.NeedsApproval;

/** One MCP server, with threads and a line of its own: whatever goes wrong with it stays with it. */
public final class OpenServer {

    private static final Duration TOOLS_BELIEVED = Duration.ofSeconds(30);
    private static final int MAX_TRIES = 2;

    private final ServerEntry entry;
    private final Setting setting;
    private final Slots slots;
    private SharedConnection line;
    private List<McpTool> tools;
    private Instant listedAt;

    /**
     * What a server works with.
     *
     * @param loginOptions what a person has to type besides, to sign in for this process
     */
    record Setting(SharedConnections lines, Optional<String> user, String loginOptions, Limits limits, Clock clock) {}

    OpenServer(ServerEntry entry, Setting setting) {
        this.entry = entry;
        this.setting = setting;
        this.slots = new Slots(entry.name(), setting.limits());
    }

    public ServerEntry entry() {
        return entry;
    }

    /** The tools that it shows us; fails with a {@link Problem}. */
    public CompletableFuture<List<McpTool>> tools(Caller caller) {
        return slots.run(caller, this::listed, this::problem);
    }

    /** What a tool gives back; fails with a {@link Problem}. */
    public CompletableFuture<ToolResult> call(Caller caller, String tool, Map<String, Object> arguments) {
        return slots.run(caller, () -> called(tool, arguments), this::problem);
    }

    /** Nobody calls any more; what runs may finish. */
    void retire() {
        SharedConnection last;
        synchronized (this) {
            last = line;
            line = null;
        }
        slots.close();
        if (last != null) last.end();
    }

    /** It may hang for good: what comes now gets another connection. */
    private void endSlowLine() {
        SharedConnection slow;
        synchronized (this) {
            slow = line;
        }
        if (slow != null) end(slow);
    }

    private RuntimeException problem(Throwable failed) {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        if (cause instanceof Problem known) return known;
        if (cause instanceof AgentException why) return problem(why);
        return cause instanceof TimeoutException
                ? tooSlow()
                : new IllegalStateException("server " + entry.name(), cause);
    }

    private Problem tooSlow() {
        endSlowLine();
        return Problem.of(
                504,
                "no_answer_in_time",
                entry.name() + " gave no answer within "
                        + setting.limits().patience().toSeconds()
                        + " s. Whether the tool did its work nobody knows; look before you try again.");
    }

    private List<McpTool> listed() {
        synchronized (this) {
            if (tools != null && setting.clock().instant().isBefore(listedAt.plus(TOOLS_BELIEVED))) return tools;
        }
        endOutdatedLine();
        return remember(ask(McpConnection::tools, true));
    }

    private synchronized List<McpTool> remember(List<McpTool> fresh) {
        tools = List.copyOf(fresh);
        listedAt = setting.clock().instant();
        return tools;
    }

    /** A tool that is not shown is called all the same: perhaps there is one, for whoever has more scope. */
    private ToolResult called(String name, Map<String, Object> values) {
        List<McpTool> shown = listed();
        Optional<McpTool> tool =
                shown.stream().filter(one -> one.name().equals(name)).findFirst();
        tool.ifPresent(known -> new Arguments(values).requireFit(known));
        try {
            ToolResult result = ask(connection -> connection.call(name, values), false);
            if (tool.isEmpty() && result.isError()) throw unknown(name, shown);
            return result;
        } catch (Refused refused) {
            throw tool.isEmpty() ? unknown(name, shown) : refused;
        }
    }

    /**
     * Asks over the open line; once more over a new one when nothing can have happened by the first.
     *
     * @param mayRepeat the question changes nothing; of a tool nobody knows that, whatever its server says about it
     */
    private <T> T ask(Function<McpConnection, T> question, boolean mayRepeat) {
        for (int tries = 1; ; tries++) {
            boolean isNew = !hasLine();
            SharedConnection used = line();
            try {
                // A new connection has to see what there is before it calls it (MCP 2026-07-28, mirrored headers).
                if (tries > 1) remember(used.ask(McpConnection::tools));
                return used.ask(question);
            } catch (AgentException why) {
                if (isFine(why)) throw why;
                end(used);
                boolean hasNotBegun = why instanceof NotBegun || why instanceof NeedsApproval;
                boolean isUseless = isNew || tries == MAX_TRIES;
                if (isUseless || !mayRepeat && !hasNotBegun) throw why;
            } finally {
                used.leave();
            }
        }
    }

    /** The connection is as good as before. One caller who hangs up does not end that of the others. */
    private static boolean isFine(AgentException why) {
        return why instanceof Refused || Thread.currentThread().isInterrupted();
    }

    private synchronized boolean hasLine() {
        return line != null;
    }

    private synchronized SharedConnection line() {
        if (line == null || !line.join()) {
            line = setting.lines().open(entry, setting.user());
            line.join();
        }
        return line;
    }

    private void end(SharedConnection broken) {
        synchronized (this) {
            if (line == broken) {
                line = null;
                tools = null;
            }
        }
        broken.end();
    }

    private void endOutdatedLine() {
        SharedConnection present;
        synchronized (this) {
            present = line;
        }
        if (present != null && !setting.lines().isCurrent(present, entry, setting.user())) end(present);
    }

    private Problem unknown(String name, List<McpTool> shown) {
        List<String> names = shown.stream().map(McpTool::name).toList();
        return Problem.of(
                404,
                "unknown_tool",
                entry.name() + " has no tool '" + name + "'." + SpellingSuggestion.didYouMean(name, names) + " It has: "
                        + String.join(", ", names) + ".");
    }

    /**
     * 409, not 401: the caller is welcome, it is this process that has no token; somebody has to change that before the same
     * request can work (RFC 9110 section 15.5.10).
     */
    private Problem problem(AgentException why) {
        if (!(why instanceof NeedsApproval needs)) return failed(why);
        String login = "./lab agent login " + entry.name() + setting.loginOptions();
        if (needs.missing().isEmpty())
            return Problem.of(409, "login_required", entry.name() + " needs the approval of a person. Run: " + login);
        return Problem.of(
                403,
                "insufficient_scope",
                entry.name() + " wants more scope for this: " + needs.missing() + ". Run: " + login + " --scope \""
                        + needs.missing() + "\"");
    }

    private Problem failed(AgentException why) {
        var failed = Problem.of(
                502, why instanceof Refused ? "server_refused" : "server_failed", entry.name() + ": " + why.text());
        return why instanceof Later later ? failed.with("Retry-After", later.retryAfter()) : failed;
    }
}
