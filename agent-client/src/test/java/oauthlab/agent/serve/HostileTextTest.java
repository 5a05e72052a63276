package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import oauthlab.agent.ToolServer;
import oauthlab.agent.mcp.schema.SchemaSize;
import oauthlab.shared.text.Invisible;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers type and what servers say of themselves is text, wherever it ends up. */
@QuarkusTest
class HostileTextTest extends ServeTest {

    private static final String TOOL =
            "{\"name\":\"%s\",\"description\":\"%s\",\"inputSchema\":{\"type\":\"object\",\"title\":\"\\u202eevil\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%2fevil.example", "/%2Fevil.example", "/%5cevil.example", "/x%0aFORGED", "/x%0d%0aSet-Cookie:a=b",
                "/%c2%85x", "/%e2%80%aex", "/%00", "/evil.example%2f", "/one%0a"
            })
    void no_address_leads_elsewhere_or_writes_a_line_of_the_log(String path) {
        var answer = get(path);
        assertEquals(404, answer.statusCode(), answer.body());
        assertEquals(Optional.empty(), answer.headers().firstValue("Location"));
        assertTrue(isClean(answer.body()), answer.body());
        assertTrue(log.stream().allMatch(HostileTextTest::isClean), log.toString());
    }

    @Test
    void a_server_of_the_file_leads_to_its_page() {
        assertEquals("/one/docs", get("/one").headers().firstValue("Location").orElse(""));
    }

    @Test
    void bytes_that_no_client_sends_write_no_line_of_the_log_either() throws IOException {
        for (String path : List.of("/x\u0085FORGED", "/\u009b31m", "/\u009d0;x", "/x\u007f"))
            try (var socket = new Socket("127.0.0.1", running.port())) {
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertTrue(answer.startsWith("HTTP/1.1 40"), answer);
            }
        assertTrue(log.stream().allMatch(HostileTextTest::isClean), log.toString());
    }

    @Test
    void names_and_descriptions_of_tools_turn_nothing_around() {
        one.tools = "{\"tools\":[" + TOOL.formatted("good", "a\\u202eb\\u0085c\\u009b31m<b>") + ","
                + TOOL.formatted("bad\\u202e", "x") + "," + TOOL.formatted("x".repeat(200), "x") + "]}";
        assertEquals(200, get("/one/openapi.json").statusCode());
        String page = get("/").body();
        assertTrue(page.contains("<dt><bdi>good</bdi></dt><dd><bdi>a\\u202eb"), page);
        assertTrue(page.contains("&lt;b&gt;</bdi>"), page);
        assertFalse(page.contains("bad"), page);
        assertTrue(isClean(page.replace("\n", "")), page);
        var document = get("/one/openapi.json");
        assertTrue(isClean(document.body()), document.body());
        assertTrue(isClean(
                json(document).at("/paths/~1good/post/description").asText().replace("\n", "")));
        assertEquals(
                "\\u202eevil",
                json(document).at("/components/schemas/good.input/title").asText());
    }

    @Test
    void a_deep_schema_breaks_neither_the_page_nor_the_document() throws IOException {
        String deep = "{\"type\":\"object\",\"properties\":{\"a\":".repeat(400) + "{}" + "}}".repeat(400);
        one.tools = "{\"tools\":[{\"name\":\"deep\",\"inputSchema\":" + deep + "},"
                + TOOL.formatted("good", "It works.") + "]}";
        var document = json(get("/one/openapi.json"));
        assertTrue(document.at("/paths/~1good").isObject());
        assertTrue(document.at("/components/schemas/deep.input/description")
                .asText()
                .contains("64 levels"));
        Object all = ToolServer.JSON.convertValue(document, Object.class);
        assertTrue(SchemaSize.of(all).depth() < 80);
        String page = get("/").body();
        assertTrue(page.contains("<bdi>good</bdi>"), page);
    }

    @Test
    void who_has_no_key_learns_no_more_than_names() {
        serve(new AllowedCallers("127.0.0.1", Set.of(), Optional.of(ApiKey.of("0123456789abcdef"))));
        String page = get("/").body();
        assertTrue(page.contains("<h2>one</h2>"), page);
        assertFalse(page.contains(one.url()), page);
    }

    private static boolean isClean(String text) {
        return text.codePoints().noneMatch(Invisible::is);
    }
}
