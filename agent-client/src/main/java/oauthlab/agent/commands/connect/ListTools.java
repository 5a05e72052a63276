package oauthlab.agent.commands.connect;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.mcp.McpConnections;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.agent.oauth.screen.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a server offers to whoever has this token. */
@Command(name = "tools", description = "Lists the tools of a server that you may call.")
public final class ListTools implements Callable<Integer> {

    @Mixin
    private ServerOptions options;

    @Mixin
    private ApprovalOptions way;

    @Parameters(paramLabel = "NAME", description = "The server, as it is named in the configuration file.")
    private String name;

    private final Configuration configuration;
    private final McpConnections connections;
    private final Screen screen;

    ListTools(Configuration configuration, McpConnections connections, Screen screen) {
        this.configuration = configuration;
        this.connections = connections;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try (McpConnection connection = connections.open(configuration.server(options, name), way.onBehalf(screen))) {
            List<McpTool> tools = options.withinTime(connection::tools).stream()
                    .sorted(Comparator.comparing(McpTool::name))
                    .toList();
            if (options.isJson()) screen.json(tools);
            else if (tools.isEmpty()) screen.line(name + " shows no tools.");
            else tools.forEach(this::print);
            return 0;
        }
    }

    private void print(McpTool tool) {
        String kind = tool.isReadOnly() ? "reads" : tool.isDestructive() ? "may destroy" : "writes";
        screen.line(String.format(Locale.ROOT, "%-20s %-12s %s", tool.name(), kind, tool.description()));
    }
}
