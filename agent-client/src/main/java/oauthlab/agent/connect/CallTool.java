package oauthlab.agent.connect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.mcp.McpConnections;
import oauthlab.agent.mcp.ToolResult;
import oauthlab.agent.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls one tool. */
@Command(name = "call", description = "Calls a tool. Exit code 3: the tool ran, and reported an error of its own.")
public final class CallTool implements Callable<Integer> {

    private static final int TOOL_FAILED = 3;

    @Mixin
    private ServerOptions options;

    @Mixin
    private WayOptions way;

    @Parameters(paramLabel = "NAME", description = "The server, as it is named in the configuration file.")
    private String name;

    @Parameters(paramLabel = "TOOL", description = "The tool, as ./lab agent tools NAME lists it.")
    private String tool;

    @Option(
            names = "--arg",
            paramLabel = "k=v",
            description = "An argument of the tool. A value that is JSON is sent as that: --arg limit=3")
    private Map<String, String> arguments = new LinkedHashMap<>();

    private final Configuration configuration;
    private final McpConnections connections;
    private final Screen screen;

    CallTool(Configuration configuration, McpConnections connections, Screen screen) {
        this.configuration = configuration;
        this.connections = connections;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try (McpConnection connection = connections.open(configuration.server(options, name), way.way(), screen)) {
            var typed = new TypedArguments(connection.tools(), tool);
            ToolResult result = connection.call(tool, typed.of(arguments));
            if (options.isJson()) screen.json(result);
            else screen.line(result.text());
            return result.isError() ? TOOL_FAILED : 0;
        }
    }
}
