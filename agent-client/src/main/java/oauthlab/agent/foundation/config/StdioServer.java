package oauthlab.agent.foundation.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that speaks MCP on its standard input and output. It gets its credentials from its environment: the MCP
 * authorization specification leaves OAuth to HTTP.
 *
 * @param cwd the folder it runs in; that of the agent when it is not said
 */
public record StdioServer(
        String name, String command, List<String> args, Map<String, String> env, Optional<Path> cwd, boolean isTrusted)
        implements ServerEntry {

    public StdioServer {
        args = List.copyOf(args);
        env = Map.copyOf(env);
    }

    /** In the agent's own folder. */
    public StdioServer(String name, String command, List<String> args, Map<String, String> env, boolean isTrusted) {
        this(name, command, args, env, Optional.empty(), isTrusted);
    }

    /** Names the variables only: their values are often keys. Arguments can be, too. */
    @Override
    public String toString() {
        return "StdioServer[" + name + ", " + command + ", " + args.size() + " arguments, env " + env.keySet() + "]";
    }
}
