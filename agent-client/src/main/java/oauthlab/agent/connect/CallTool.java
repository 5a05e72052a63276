package oauthlab.agent.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.mcp.McpConnections;
import oauthlab.agent.mcp.ToolResult;
import oauthlab.agent.screen.Screen;
import oauthlab.agent.transcript.AgentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls one tool. */
@Command(name = "call", description = "Calls a tool. Exit code 3: the tool ran, and reported an error of its own.")
public final class CallTool implements Callable<Integer> {

    private static final int TOOL_FAILED = 3;
    private static final String FROM_STDIN = "-";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A line on stdin. */
    private record Call(String name, Map<String, Object> arguments) {}

    @Mixin
    private ServerOptions options;

    @Mixin
    private WayOptions way;

    @Parameters(paramLabel = "NAME", description = "The server, as it is named in the configuration file.")
    private String name;

    @Parameters(
            paramLabel = "TOOL",
            description = "The tool, as ./lab agent tools NAME lists it; - reads lines from stdin, each one call:"
                    + " {\"name\":\"TOOL\",\"arguments\":{}}.")
    private String tool;

    @Option(
            names = "--arg",
            paramLabel = "k=v",
            description = "An argument of the tool. A value that is JSON is sent as that: --arg limit=3")
    private Map<String, String> arguments = new LinkedHashMap<>();

    @Option(
            names = "--accept",
            paramLabel = "QUESTION",
            description =
                    "Accepts a form that the server asks you to fill in, with its default values and without asking"
                            + " you, when its question has exactly these words. Can be repeated.")
    private Set<String> agreed = Set.of();

    private final Configuration configuration;
    private final McpConnections connections;
    private final Screen screen;

    CallTool(Configuration configuration, McpConnections connections, Screen screen) {
        this.configuration = configuration;
        this.connections = connections;
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        try (McpConnection connection =
                connections.open(configuration.server(options, name), way.onBehalf(screen), agreed)) {
            if (tool.equals(FROM_STDIN)) {
                connection.tools();
                return all(connection);
            }
            return one(connection, tool, new TypedArguments(connection.tools(), tool).of(arguments));
        }
    }

    /** One call after the other, over one connection; the worst exit code counts. */
    private int all(McpConnection connection) throws IOException {
        int exit = 0;
        for (String line : screen.input()) {
            Call call = read(line);
            exit = Math.max(exit, one(connection, call.name(), call.arguments() == null ? Map.of() : call.arguments()));
        }
        return exit;
    }

    private int one(McpConnection connection, String called, Map<String, Object> values) {
        ToolResult result = connection.call(called, values);
        if (options.isJson()) screen.json(result);
        else screen.line(result.text());
        return result.isError() ? TOOL_FAILED : 0;
    }

    private static Call read(String line) {
        try {
            return JSON.readValue(line, Call.class);
        } catch (JsonProcessingException noCall) {
            throw AgentException.of(
                    "This line is no call: " + line, "It has to be {\"name\":\"TOOL\",\"arguments\":{\"k\":\"v\"}}.");
        }
    }
}
