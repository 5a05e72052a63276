package oauthlab.system.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Root;

/**
 * The npm program mcp-remote, as a host that knows only local programs starts it: JSON-RPC over its standard streams, OAuth
 * and HTTP towards the lab.
 */
final class McpRemote implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ForeignProgram program;
    private int questions;

    private McpRemote(ForeignProgram program) {
        this.program = program;
    }

    /** @param browser the program that it gets as browser; on Linux, without a desktop, the variable decides */
    static McpRemote start(Lab lab, Path home, String browser, List<String> options) {
        var environment = new HashMap<>(lab.environment());
        environment.put("MCP_REMOTE_CONFIG_DIR", home.toString());
        environment.put("XDG_CURRENT_DESKTOP", "X-Generic");
        environment.put("BROWSER", Root.resolve(browser).toString());
        var command = new ArrayList<>(List.of(Npm.file("mcp-remote/dist/proxy.js"), lab.mcp() + "/mcp"));
        command.addAll(options);
        return new McpRemote(ForeignProgram.node(home.resolve("mcp-remote.log"), environment, command));
    }

    /** Says hello; returns what the server says about itself. */
    JsonNode initialize() {
        JsonNode hello = ask(
                "initialize",
                Map.of(
                        "protocolVersion",
                        "2025-11-25",
                        "capabilities",
                        Map.of(),
                        "clientInfo",
                        Map.of("name", "host", "version", "1")));
        program.write("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return hello.path("result");
    }

    JsonNode call(String tool, Map<String, Object> arguments) {
        return ask("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    /** The answer to this question; notifications before it are skipped. */
    JsonNode ask(String method, Map<String, Object> parameters) {
        int id = ++questions;
        try {
            program.write(JSON.writeValueAsString(
                    Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters)));
            JsonNode message = JSON.readTree(program.read());
            while (message.path("id").asInt() != id) message = JSON.readTree(program.read());
            return message;
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(program.log(), noJson);
        }
    }

    String log() {
        return program.log();
    }

    @Override
    public void close() {
        program.close();
    }
}
