package oauthlab.agent.commands.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.McpConnection;
import oauthlab.agent.mcp.McpConnections;
import oauthlab.agent.mcp.tools.Attachment;
import oauthlab.agent.mcp.tools.ToolResult;
import oauthlab.agent.oauth.screen.Screen;
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
    private ApprovalOptions way;

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

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Saves images, audio and resources of the result in this folder. No file is overwritten.")
    private Path out;

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
                options.withinTime(connection::tools);
                return all(connection);
            }
            return options.withinTime(
                    () -> one(connection, tool, new TypedArguments(connection.tools(), tool).of(arguments)));
        }
    }

    /** One call after the other, over one connection; the worst exit code counts. */
    private int all(McpConnection connection) throws IOException {
        int exit = 0;
        for (String line : screen.input()) {
            Call call = read(line);
            Map<String, Object> values = call.arguments() == null ? Map.of() : call.arguments();
            exit = Math.max(exit, options.withinTime(() -> one(connection, call.name(), values)));
        }
        return exit;
    }

    private int one(McpConnection connection, String called, Map<String, Object> values) {
        ToolResult result = connection.call(called, values);
        if (options.isJson()) screen.json(result);
        else result.shown().lines().forEach(screen::line);
        if (out != null) save(called, result);
        else if (!options.isJson() && !result.attachments().isEmpty())
            screen.tell("--out FOLDER saves what is not text.");
        return result.isError() ? TOOL_FAILED : 0;
    }

    private void save(String called, ToolResult result) {
        for (Attachment attachment : result.attachments())
            screen.tell(attachment
                    .save(out, called)
                    .map(file -> "Saved " + attachment.name() + ": " + file)
                    .orElse("There is nothing to save of " + attachment.name() + "."));
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
