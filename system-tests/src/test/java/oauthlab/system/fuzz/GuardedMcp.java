package oauthlab.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.lab.Lab;

/** The MCP server, with right messages of bob in both generations of the protocol, and with alice, who sends none. */
final class GuardedMcp {

    private static final String ALL = "tasks:read tasks:write user:read";
    private static final String BOTH_TYPES = "application/json, text/event-stream";
    private static final String SESSION = "Mcp-Session-Id";
    private static final Pattern PROGRAMS = Pattern.compile("/mcp");
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

    private static final List<String> ARGUMENTS = List.of(
            "{\"id\":\"task-0\"}",
            "{\"id\":null}",
            "{\"id\":[]}",
            "{\"id\":{\"a\":1}}",
            "{\"id\":\"../user\"}",
            "{\"limit\":-1,\"offset\":1e30,\"status\":7}",
            "{\"status\":\"\"}",
            "{\"title\":\"\"}",
            "{\"title\":{}}",
            "{}");

    private final Lab lab;
    private final String bob;
    private final String reader;
    private final String alice;
    private final String session;
    private final String alices;
    private final int tasksBefore;
    private final AtomicInteger made = new AtomicInteger();
    private final Barrage barrage;

    GuardedMcp(Lab lab) {
        this.lab = lab;
        this.bob = token("bob", ALL);
        this.reader = token("bob", "tasks:read");
        this.alice = Approval.token(lab, "alice", ALL);
        this.session = open();
        this.alices = Api.with(alice).get(lab.resource() + "/api/tasks").asString();
        this.tasksBefore = tasks();
        this.barrage = new Barrage(lab.ports().mcp(), new Verdict(Set.of(bob, reader), PROGRAMS), this::count);
    }

    Barrage barrage() {
        return barrage;
    }

    List<String> tokens() {
        return List.of(bob, reader, Approval.token(lab, "bob", ALL));
    }

    /** Right messages, and such with arguments that a model might make up. */
    List<Draft> valid() {
        var drafts = new ArrayList<Draft>();
        for (String token : List.of(bob, reader)) {
            stateless().forEach(draft -> drafts.add(with(token, draft)));
            withSession().forEach(draft -> drafts.add(with(token, draft.header(SESSION, session))));
        }
        return drafts;
    }

    /** A stream stays open, and its answer has no end. */
    static boolean hasAnEnd(Draft draft) {
        return !draft.method().equals("GET") || draft.header(SESSION).isEmpty();
    }

    void isAsTheAnswersSaid() {
        assertEquals(alices, Api.with(alice).get(lab.resource() + "/api/tasks").asString());
        assertEquals(tasksBefore + made.get(), tasks(), "tasks");
    }

    private static List<Draft> stateless() {
        var drafts = new ArrayList<Draft>();
        for (String list : List.of("server/discover", "tools/list", "resources/list", "prompts/list", "ping"))
            drafts.add(stateless(list, "", ""));
        drafts.add(stateless("resources/read", "task://list", "\"uri\":\"task://list\","));
        drafts.add(stateless("prompts/get", "plan_my_day", "\"name\":\"plan_my_day\","));
        drafts.add(stateless("tools/call", "create_task", called("create_task", "{\"title\":\"Fuzz\"}") + ","));
        for (String arguments : ARGUMENTS) {
            for (String tool : List.of("list_tasks", "get_task", "update_task", "create_task"))
                drafts.add(stateless("tools/call", tool, called(tool, arguments) + ","));
        }
        return drafts;
    }

    private static List<Draft> withSession() {
        var drafts = new ArrayList<Draft>();
        for (String method : List.of("ping", "tools/list", "resources/templates/list", "initialize"))
            drafts.add(message(method, "{}"));
        drafts.add(message("tools/call", "{" + called("get_user", "{}") + "}"));
        drafts.add(message("tools/call", "{" + called("create_task", "{\"title\":\"Fuzz\"}") + "}"));
        drafts.add(message(
                "completion/complete",
                "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"plan_my_day\"},"
                        + "\"argument\":{\"name\":\"hours\",\"value\":\"\"}}"));
        drafts.add(message("logging/setLevel", "{\"level\":\"debug\"}"));
        drafts.add(message("resources/subscribe", "{\"uri\":\"task://list\"}"));
        drafts.add(Draft.json("POST", "/mcp", "jsonrpc=\"2.0\"", "id=7", "result={}"));
        drafts.add(Draft.json("POST", "/mcp", "jsonrpc=\"2.0\"", "method=notifications/cancelled", "params={}"));
        return drafts;
    }

    private static Draft stateless(String method, String name, String params) {
        Draft draft = message(method, "{" + params + META + "}")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        return name.isEmpty() ? draft : draft.header("Mcp-Name", name);
    }

    private static Draft message(String method, String params) {
        return Draft.json("POST", "/mcp", "jsonrpc=\"2.0\"", "id=1", "method=" + method, "params=" + params);
    }

    private static String called(String tool, String arguments) {
        return "\"name\":\"" + tool + "\",\"arguments\":" + arguments;
    }

    private static Draft with(String token, Draft draft) {
        return draft.header("Accept", BOTH_TYPES).header("Authorization", "Bearer " + token);
    }

    private void count(Draft draft, Line.Reply reply) {
        boolean isMade = reply.body().contains("\"isError\":false")
                && draft.parameters().stream().anyMatch(part -> part.value().contains("create_task"));
        if (isMade) made.incrementAndGet();
    }

    private int tasks() {
        String own = Approval.token(lab, "bob", ALL);
        return Api.with(own).get(lab.resource() + "/api/tasks?limit=1").path("total");
    }

    private String token(String user, String scope) {
        return Approval.tokens(lab, user, scope, lab.mcp() + "/mcp").path("access_token");
    }

    private String open() {
        RequestSpecification request = given().header("Authorization", "Bearer " + bob)
                .header("Accept", BOTH_TYPES)
                .contentType("application/json")
                .body(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
                                + "\"capabilities\":{},\"clientInfo\":{\"name\":\"fuzz\",\"version\":\"1\"}}}");
        return request.post(lab.mcp() + "/mcp").then().statusCode(200).extract().header(SESSION);
    }
}
