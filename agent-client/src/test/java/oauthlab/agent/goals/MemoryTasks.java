package oauthlab.agent.goals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The task tools, as the MCP server shows them, over tasks in memory, newest first. */
public final class MemoryTasks implements ToolBox {

    public static final ObjectMapper JSON = new ObjectMapper();

    private final List<ObjectNode> tasks = new ArrayList<>();
    /** Every call that arrived here. */
    private final List<String> calls = new ArrayList<>();

    boolean isTrusted = true;
    String description = "Does something.";

    public MemoryTasks with(String title, String status) {
        add(title).put("status", status);
        return this;
    }

    public List<String> calls() {
        return calls;
    }

    /** {@code completed "Buy milk"}, newest first. */
    public List<String> tasks() {
        return tasks.stream()
                .map(task -> task.path("status").asText() + " " + task.path("title"))
                .toList();
    }

    @Override
    public List<Tool> tools() {
        return List.of(
                tool(
                        "list_tasks",
                        "{\"status\":{\"enum\":[\"pending\",\"in_progress\",\"completed\"]},"
                                + "\"limit\":{\"type\":\"integer\"},\"offset\":{\"type\":\"integer\"}}",
                        "[]",
                        false,
                        true),
                tool("create_task", "{\"title\":{\"type\":\"string\"}}", "[\"title\"]", false, false),
                tool("update_task", "{\"id\":{\"type\":\"string\"}}", "[\"id\"]", true, false),
                tool("delete_task", "{\"id\":{\"type\":\"string\"}}", "[\"id\"]", true, false));
    }

    private Tool tool(String name, String properties, String required, boolean destructive, boolean readOnly) {
        try {
            JsonNode schema = JSON.readTree(
                    "{\"type\":\"object\",\"properties\":" + properties + ",\"required\":" + required + "}");
            JsonNode annotations =
                    JSON.createObjectNode().put("destructiveHint", destructive).put("readOnlyHint", readOnly);
            return new Tool(name, description, schema, annotations, isTrusted);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    @Override
    public ToolOutcome call(String name, Map<String, Object> arguments) {
        calls.add(name);
        JsonNode given = JSON.valueToTree(arguments);
        return switch (name) {
            case "list_tasks" -> ToolOutcome.of(page(given));
            case "create_task" -> ToolOutcome.of(add(given.path("title").asText()));
            case "update_task" ->
                ToolOutcome.of(find(given).put("status", given.path("status").asText()));
            case "delete_task" -> ToolOutcome.of(remove(given));
            default -> ToolOutcome.error("Unknown tool: " + name);
        };
    }

    private ObjectNode page(JsonNode given) {
        var matching = tasks.stream()
                .filter(task -> !given.has("status") || task.get("status").equals(given.get("status")))
                .toList();
        ObjectNode page = JSON.createObjectNode().put("total", matching.size());
        page.putArray("tasks")
                .addAll(matching.stream()
                        .skip(given.path("offset").asInt())
                        .limit(given.path("limit").asInt(50))
                        .toList());
        return page;
    }

    private ObjectNode add(String title) {
        ObjectNode task = JSON.createObjectNode()
                .put("id", "task-" + (tasks.size() + 1))
                .put("title", title)
                .put("status", "pending");
        tasks.add(0, task);
        return task;
    }

    private ObjectNode remove(JsonNode given) {
        ObjectNode task = find(given);
        tasks.remove(task);
        return task;
    }

    private ObjectNode find(JsonNode given) {
        return tasks.stream()
                .filter(task -> task.get("id").equals(given.get("id")))
                .findFirst()
                .orElseThrow();
    }
}
