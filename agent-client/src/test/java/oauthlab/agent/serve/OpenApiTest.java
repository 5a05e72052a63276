package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import oauthlab.agent.ToolServer;
import oauthlab.agent.mcp.tools.McpTool;
import org.junit.jupiter.api.Test;

/** What programs and people see of the tools. */
@QuarkusTest
class OpenApiTest extends ServeTest {

    @Test
    void each_tool_is_an_operation() {
        JsonNode document = json(get("/one/openapi.json"));
        assertTrue(document.path("openapi").asText().startsWith("3.1"));
        assertEquals(
                "http://127.0.0.1:" + running.port() + "/one",
                document.at("/servers/0/url").asText());
        JsonNode echo = document.at("/paths/~1echo/post");
        assertEquals("echo", echo.path("operationId").asText());
        assertEquals("Says it again.", echo.path("summary").asText());
        assertEquals(
                "Says it again. Really.\n\nIt only reads.",
                echo.path("description").asText());
        String output =
                echo.at("/responses/200/content/application~1json/schema/$ref").asText();
        assertEquals(
                output + "/$defs/Text",
                document.at(output.substring(1) + "/properties/text/$ref").asText());
        assertTrue(echo.at("/requestBody/required").asBoolean());
        assertFalse(document.at("/paths/~1tell/post/requestBody/required").asBoolean());
        assertFalse(echo.path("responses").has("401"), "no key is needed");
    }

    /** Programs see the operationId, and a person wants to find the tool. */
    @Test
    void a_name_that_had_to_be_changed_is_said() {
        String name = "long".repeat(25);
        var tool = new McpTool(name, "Does it.", Map.of(), null, Map.of(), false, false);
        var operation = ToolServer.JSON
                .valueToTree(new OpenApi("one", "http://127.0.0.1/one", List.of(tool), false).document())
                .path("paths")
                .path("/" + name)
                .path("post");
        String id = name.substring(0, 64);
        assertEquals(id, operation.path("operationId").asText());
        assertTrue(
                operation
                        .path("description")
                        .asText()
                        .endsWith("Its operationId " + id + " stands for the tool named " + name + "."),
                operation.path("description").asText());
    }

    @Test
    void every_reference_leads_somewhere() {
        JsonNode document = json(get("/one/openapi.json"));
        List<String> references = document.findValuesAsText("$ref");
        assertTrue(references.size() > 10);
        for (String reference : references) {
            assertTrue(reference.startsWith("#/"), reference);
            assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
        }
    }

    @Test
    void a_schema_finds_its_own_parts_at_their_new_place() {
        JsonNode document = json(get("/one/openapi.json"));
        JsonNode odd = document.at("/paths").get("/odd%2Fn%C3%A4me%20%7Bx%7D").get("post");
        String input =
                odd.at("/requestBody/content/application~1json/schema/$ref").asText();
        assertTrue(input.matches("#/components/schemas/[A-Za-z0-9._-]+"), input);
        assertEquals(
                input + "/$defs/Place",
                document.at(input.substring(1) + "/properties/at/$ref").asText());
        assertEquals(
                input + "/$defs/Place",
                document.at(input.substring(1) + "/$defs/Place/properties/in/$ref")
                        .asText());
    }

    @Test
    void tools_whose_names_look_alike_have_schemas_of_their_own() {
        var tools = List.of(tool("a/b", "one"), tool("a_b", "two"));
        JsonNode document = ToolServer.JSON.valueToTree(new OpenApi("s", "http://x", tools, false).document());
        assertTrue(document.at("/components/schemas/a_b.input/properties").has("one"));
        assertTrue(document.at("/components/schemas/a_b.input_/properties").has("two"));
    }

    @Test
    void every_operation_has_a_name_that_programs_can_use() {
        String longest = "a".repeat(100);
        var tools = List.of(
                tool("a/b", "one"),
                tool("a_b", "two"),
                tool("a b", "three"),
                tool("ä", "four"),
                tool(longest + "1", "five"),
                tool(longest + "2", "six"));
        JsonNode document = ToolServer.JSON.valueToTree(new OpenApi("s", "http://x", tools, false).document());
        List<String> ids = document.findValuesAsText("operationId");
        assertEquals(6, ids.stream().distinct().count(), ids.toString());
        for (String id : ids) assertTrue(id.matches("[A-Za-z0-9_-]{1,64}"), id);
    }

    @Test
    void the_page_to_try_tools_comes_from_here_as_a_whole() {
        var page = get("/one/docs");
        assertEquals(200, page.statusCode());
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), policy);
        assertFalse(page.body().contains("://"), "nothing comes from another site");
        var files = Pattern.compile("(?:src|href)=\"(/~ui/[^\"]+)\"")
                .matcher(page.body())
                .results()
                .toList();
        assertEquals(4, files.size());
        for (var file : files) assertEquals(200, get(file.group(1)).statusCode(), file.group(1));
        assertTrue(get("/~ui/swagger-ui-bundle.js").body().contains("SwaggerUIBundle"));
        assertEquals("/one/docs", get("/one").headers().firstValue("Location").orElse(""));
        assertRefused(404, "unknown_server", "Configured: one, two.", get("/three/docs"));
    }

    @Test
    void the_first_page_lists_servers_and_tools_and_believes_no_markup() {
        var page = get("/");
        assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        for (String part :
                List.of("<h2>one</h2>", "<h2>two</h2>", "href=\"/two/docs\"", "href=\"/two/openapi.json\"", one.url()))
            assertTrue(page.body().contains(part), part);
        assertTrue(page.body().contains("&lt;b&gt;Tells&lt;/b&gt;</bdi> <span class=\"kind\">(writes)"), page.body());
        assertFalse(page.body().contains("<b>Tells"));
    }

    @Test
    void health_says_which_service_this_is() {
        assertEquals(
                "{\"status\":\"ok\",\"service\":\"agent-client\"}",
                get("/health").body());
    }

    private static McpTool tool(String name, String property) {
        Map<String, Object> schema = Map.of("type", "object", "properties", Map.of(property, Map.of()));
        return new McpTool(name, "", schema, null, Map.of(), false, true);
    }
}
