package oauthlab.agent.config;

import java.util.List;
import java.util.Map;

/**
 * A program that speaks MCP on its standard input and output. It gets its credentials from its environment: the MCP
 * authorization specification leaves OAuth to HTTP.
 */
public record StdioServer(String name, String command, List<String> args, Map<String, String> env, boolean isTrusted)
        implements ServerEntry {

    public StdioServer {
        args = List.copyOf(args);
        env = Map.copyOf(env);
    }

    /** Names the variables only: their values are often keys. Arguments can be, too. */
    @Override
    public String toString() {
        return "StdioServer[" + name + ", " + command + ", " + args.size() + " arguments, env " + env.keySet() + "]";
    }
}
