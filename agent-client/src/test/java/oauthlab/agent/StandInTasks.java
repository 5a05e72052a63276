package oauthlab.agent;

import static oauthlab.agent.StandIns.JSON;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.agent.StandIns.Answer;

/** Tasks in memory, newest first. */
final class StandInTasks {

    private final List<ObjectNode> tasks = new ArrayList<>();

    /** A task as it was before the agent came. */
    StandInTasks with(String title, String status) {
        add(title).put("status", status);
        return this;
    }

    synchronized List<String> titlesOf(String status) {
        return tasks.stream()
                .filter(task -> task.get("status").asText().equals(status))
                .map(task -> task.get("title").asText())
                .toList();
    }

    synchronized Answer answer(String line, String body) throws IOException {
        if (line.equals("GET /api/user")) return new Answer(200, "{\"id\":\"user-123\",\"username\":\"demo-user\"}");
        if (line.startsWith("GET /api/tasks?")) return new Answer(200, page(line));
        if (line.equals("POST /api/tasks")) {
            return new Answer(
                    201, add(JSON.readTree(body).get("title").asText()).toString());
        }
        ObjectNode task = find(line.substring(line.lastIndexOf('/') + 1));
        if (line.startsWith("PUT ")) task.set("status", JSON.readTree(body).get("status"));
        return new Answer(200, task.toString());
    }

    private String page(String line) {
        String status = parameter(line, "status", "");
        var matching = tasks.stream()
                .filter(task -> status.isEmpty() || task.get("status").asText().equals(status))
                .toList();
        var page = matching.stream()
                .skip(Integer.parseInt(parameter(line, "offset", "0")))
                .limit(Integer.parseInt(parameter(line, "limit", "50")))
                .map(JsonNode.class::cast)
                .toList();
        ObjectNode answer = JSON.createObjectNode().put("total", matching.size());
        answer.putArray("tasks").addAll(page);
        return answer.toString();
    }

    private ObjectNode add(String title) {
        ObjectNode task = JSON.createObjectNode()
                .put("id", "task-" + (tasks.size() + 1))
                .put("title", title)
                .put("status", "pending")
                .put("created_by", "ai-agent-assistant");
        tasks.add(0, task);
        return task;
    }

    private ObjectNode find(String id) {
        return tasks.stream()
                .filter(task -> task.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String parameter(String line, String name, String otherwise) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(line);
        return found.find() ? found.group(1) : otherwise;
    }
}
