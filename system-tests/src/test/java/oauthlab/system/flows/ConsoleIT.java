package oauthlab.system.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import oauthlab.system.lab.ClassArchives;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The console shows the demo as one run, loses no service when it dies, and comes back. */
class ConsoleIT {

    private static final Pattern KEY = Pattern.compile("console-key\" content=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ports ports = Ports.free();
    private final Path home = Root.workFolder("console-" + ports.auth());
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "LAB_HOME", home.toString(),
            "LAB_PORT_AUTH", "" + ports.auth(),
            "LAB_PORT_RESOURCE", "" + ports.resource(),
            "LAB_PORT_MCP", "" + ports.mcp(),
            "LAB_PORT_AGENT", "" + ports.agent(),
            "LAB_PORT_COMPANY", "" + ports.company(),
            "LAB_PORT_CONSOLE", "" + ports.web(),
            "LAB_PORT_WEB", "off"));

    @AfterEach
    void stop() {
        lab("down");
    }

    @Test
    void the_demo_is_one_run_from_the_agent_to_the_api() throws IOException {
        ClassArchives.lendTo(home);
        assertEquals(
                0,
                lab("up", "console", "auth-server", "resource-server", "mcp-task-client")
                        .exitCode());
        Command demo = lab("demo", "--via", "mcp");
        assertEquals(0, demo.exitCode(), demo.output());
        Map<String, List<JsonNode>> runs = runs();
        List<JsonNode> run = runs.values().stream()
                .reduce((one, other) -> one.size() > other.size() ? one : other)
                .orElseThrow();
        List<String> ways = ways(run);
        assertEquals("agent -> auth-server client-credentials", ways.get(0), ways.toString());
        int call = ways.indexOf("agent -> mcp-server mcp-call");
        int exchange = ways.indexOf("mcp-server -> auth-server token-exchange");
        int api = ways.indexOf("mcp-server -> task-api api-call");
        assertTrue(0 < call && call < exchange && exchange < api, ways.toString());
        assertLineage(run.get(0).path("run").asText());
        assertSurvives();
    }

    /** RFC 8693: the exchanged token is for another server, allows less or the same, and says who acts. */
    private void assertLineage(String run) {
        JsonNode table = get("/lineage?run=" + run).path("tables").path(0);
        assertEquals("exchanged", table.path("how").asText());
        Set<String> differences = new HashSet<>();
        table.path("rows")
                .forEach(row -> differences.add(row.path("claim").asText() + " "
                        + row.path("difference").asText()));
        assertTrue(
                differences.containsAll(Set.of("aud new audience", "act actor added", "client_id another client")),
                differences.toString());
    }

    /** A killed console takes no server with it. */
    private void assertSurvives() throws IOException {
        String pid = Files.readString(home.resolve("pids/console.pid")).strip();
        String server = Files.readString(home.resolve("pids/auth-server.pid")).strip();
        Command.run(Map.of(), List.of("kill", "-9", pid));
        assertEquals(0, lab("up", "console").exitCode());
        assertEquals(
                server, Files.readString(home.resolve("pids/auth-server.pid")).strip());
        assertEquals(
                "ok",
                RestAssured.get("http://localhost:" + ports.auth() + "/health").path("status"));
        assertTrue(lab("down").output().contains("console"));
    }

    private static List<String> ways(List<JsonNode> run) {
        return run.stream()
                .map(hop -> hop.path("from").path("actor").asText() + " -> "
                        + hop.path("to").path("actor").asText() + " "
                        + hop.path("kind").asText())
                .toList();
    }

    private Map<String, List<JsonNode>> runs() throws IOException {
        var hops = new LinkedHashMap<String, JsonNode>();
        URLConnection events = URI.create(page() + "/events").toURL().openConnection();
        events.setRequestProperty("Console-Key", key());
        try (var lines = new BufferedReader(new InputStreamReader(events.getInputStream(), StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); !"live".equals(event); line = lines.readLine()) {
                if (line.startsWith("event: ")) event = line.substring("event: ".length());
                if (line.startsWith("data: ") && event.equals("hop")) {
                    JsonNode hop = JSON.readTree(line.substring("data: ".length()));
                    hops.put(hop.path("id").asText(), hop);
                }
            }
        }
        var runs = new HashMap<String, List<JsonNode>>();
        hops.values().stream()
                .filter(hop -> !hop.path("run").asText().isEmpty())
                .forEach(hop -> runs.computeIfAbsent(hop.path("run").asText(), run -> new ArrayList<>())
                        .add(hop));
        return runs;
    }

    private JsonNode get(String path) {
        return RestAssured.given()
                .header("Console-Key", key())
                .get(page() + path)
                .as(JsonNode.class);
    }

    private String key() {
        var found = KEY.matcher(RestAssured.get(page() + "/").asString());
        assertTrue(found.find());
        return found.group(1);
    }

    private String page() {
        return "http://localhost:" + ports.web();
    }

    private Command lab(String... arguments) {
        return Command.lab(environment, arguments);
    }
}
