package oauthlab.agent.mcp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.calls.Call;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.agent.mcp.tools.MirroredHeaders;
import oauthlab.agent.mcp.tools.ToolResult;

/** MCP 2026-07-28: no handshake and no session, each message stands for itself. No library speaks it yet. */
final class StatelessConnection implements McpConnection {

    private static final int MAX_QUESTIONS = 5;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final StatelessHttp http;
    private final SdkConnection.Access access;
    private final ElicitationForm form;
    private final ObjectMapper json;
    /** By tool, as the latest list says. */
    private volatile Map<String, MirroredHeaders> mirrored = Map.of();

    StatelessConnection(StatelessHttp http, SdkConnection.Access access, ElicitationForm form, ObjectMapper json) {
        this.http = http;
        this.access = access;
        this.form = form;
        this.json = json;
    }

    @Override
    public List<McpTool> tools() {
        var tools = new McpTool.Pages();
        var headers = new HashMap<String, MirroredHeaders>();
        while (tools.hasMore()) {
            ObjectNode params = json.createObjectNode();
            if (tools.cursor() != null) params.put("cursor", tools.cursor());
            tools.add(object(ask("tools/list", params, Map.of())), tool -> isCallable(tool, headers));
        }
        mirrored = headers;
        form.tellMissing(tools.missing());
        return tools.all();
    }

    /** A tool that wants headers which cannot be is left out; the others stay. */
    private static boolean isCallable(McpTool tool, Map<String, MirroredHeaders> known) {
        Optional<MirroredHeaders> headers = MirroredHeaders.of(tool.inputSchema());
        headers.ifPresent(possible -> known.put(tool.name(), possible));
        return headers.isPresent();
    }

    @Override
    public ToolResult call(String tool, Map<String, Object> arguments) {
        ObjectNode params = json.createObjectNode().put("name", tool);
        params.set("arguments", json.valueToTree(arguments));
        Map<String, String> headers =
                mirrored.getOrDefault(tool, new MirroredHeaders(Map.of())).of(tool, arguments);
        for (int questions = 0; questions < MAX_QUESTIONS; questions++) {
            JsonNode result = ask("tools/call", params, headers);
            if (!result.path("resultType").asText().equals("input_required")) return ToolResult.of(object(result));
            answer(result, params);
        }
        throw AgentException.of(tool + " asks and asks: after " + MAX_QUESTIONS + " questions the agent gives up.");
    }

    /** What is no object is a result of the old form. */
    private Map<String, Object> object(JsonNode result) {
        return json.convertValue(
                result.isObject() ? result : json.createObjectNode().set("toolResult", result), OBJECT);
    }

    /** The deadline is that of the server: a person who is asked may take longer. */
    private JsonNode ask(String method, ObjectNode params, Map<String, String> headers) {
        return access.with(() -> Call.within(() -> http.ask(method, params, headers)));
    }

    /** "Multi Round-Trip Requests": the same call again, with the answers, and with the server's state as it came. */
    private void answer(JsonNode result, ObjectNode params) {
        ObjectNode answers = params.putObject("inputResponses");
        result.path("inputRequests").fields().forEachRemaining(question -> {
            if (!question.getValue().path("method").asText().equals("elicitation/create"))
                throw AgentException.of("The server asks for "
                        + question.getValue().path("method").asText() + ", which this agent did not offer.");
            ElicitResult given = given(question.getValue().path("params"));
            ObjectNode answer = answers.putObject(question.getKey());
            answer.put("action", given.action().name().toLowerCase(Locale.ROOT));
            if (given.content() != null) answer.set("content", json.valueToTree(given.content()));
        });
        params.remove("requestState");
        if (result.hasNonNull("requestState")) params.set("requestState", result.get("requestState"));
    }

    /** Only forms were offered, no addresses to open ({@code "mode":"url"}). */
    private ElicitResult given(JsonNode asked) {
        if (!asked.path("mode").asText("form").equals("form"))
            return new ElicitResult(ElicitResult.Action.CANCEL, null);
        return form.answer(asked.path("message").asText(), json.convertValue(asked.get("requestedSchema"), OBJECT));
    }

    @Override
    public void close() {
        // Nothing is open between two messages.
    }
}
