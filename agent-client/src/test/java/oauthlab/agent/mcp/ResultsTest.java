package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import oauthlab.agent.Stranger.Answer;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.agent.mcp.tools.ToolResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that a tool gives back reaches the caller, in both revisions. */
class ResultsTest extends ConnectionTest {

    /** {@code hello}. */
    private static final String BASE64 = "aGVsbG8=";

    private static final String EVERYTHING = """
            {"content":[{"type":"text","text":"Look:"},
             {"type":"image","data":"%1$s","mimeType":"image/png"},
             {"type":"audio","data":"%1$s","mimeType":"audio/wav"},
             {"type":"resource_link","uri":"file:///a","name":"a","mimeType":"text/plain"},
             {"type":"resource","resource":{"uri":"file:///b","mimeType":"text/plain","text":"of b"}},
             {"type":"resource","resource":{"uri":"file:///c","mimeType":"x/y","blob":"%1$s"}},
             {"type":"hologram","depth":3}]}""".formatted(BASE64);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void content_of_every_kind_stays(Revision revision) throws IOException {
        ToolResult result = result(revision, EVERYTHING);
        assertEquals("Look:", result.text());
        assertEquals(7, result.content().size());
        assertEquals(Map.of("type", "hologram", "depth", 3), result.content().get(6));
        assertEquals("""
                Look:
                [image image/png, 5 bytes]
                [audio audio/wav, 5 bytes]
                [resource_link file:///a text/plain]
                [resource file:///b text/plain, 4 bytes]
                of b
                [resource file:///c x/y, 5 bytes]
                [hologram]""", result.shown());
        var saved = result.attachments().stream()
                .flatMap(attachment -> attachment.save(folder, "../evil tool").stream())
                .toList();
        assertEquals(
                List.of("___evil_tool-1.png", "___evil_tool-1.wav", "___evil_tool-1.txt", "___evil_tool-1.bin"),
                saved.stream().map(file -> file.getFileName().toString()).toList());
        assertEquals("hello", Files.readString(saved.get(0)));
        Path another = result.attachments().get(0).save(folder, "../evil tool").orElseThrow();
        assertEquals("___evil_tool-2.png", another.getFileName().toString(), "nothing is overwritten");
    }

    @ParameterizedTest
    @EnumSource
    void a_result_with_a_structure_only_is_shown(Revision revision) {
        ToolResult result = result(revision, "{\"content\":[],\"structuredContent\":{\"sum\":3}}");
        assertEquals("{\"sum\":3}", result.shown());
        assertFalse(result.hasOtherContent());
    }

    @ParameterizedTest
    @EnumSource
    void an_error_has_words_or_we_have(Revision revision) {
        assertEquals(
                "The tool reported an error, and does not say which.",
                result(revision, "{\"content\":[],\"isError\":true}").shown());
        assertEquals(
                "{\"why\":\"no\"}",
                result(revision, "{\"isError\":true,\"structuredContent\":{\"why\":\"no\"}}")
                        .shown());
    }

    @ParameterizedTest
    @EnumSource
    void odd_content_does_not_take_the_rest_with_it(Revision revision) {
        ToolResult result = result(
                revision,
                "{\"content\":[null,1,\"a\",[],{},{\"type\":\"text\"},{\"type\":\"image\",\"data\":7},"
                        + "{\"type\":\"image\",\"data\":\"*\"},{\"type\":\"text\",\"text\":\"here\"}],\"isError\":\"yes\"}");
        assertEquals("a\nhere", result.text());
        assertFalse(result.isError());
    }

    @ParameterizedTest
    @EnumSource
    void the_data_of_an_error_is_said(Revision revision) {
        stranger.at(
                "/mcp",
                asked -> answer(
                        asked, call -> "\"error\":{\"code\":-32602,\"message\":\"No.\",\"data\":{\"field\":\"day\"}}"));
        try (var connection = connect(revision)) {
            var failure = assertThrows(McpConnection.Refused.class, () -> connection.call("work", Map.of()));
            assertEquals(List.of("No.", "data: {\"field\":\"day\"}"), failure.details());
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_malformed_tool_does_not_lose_the_list(Revision revision) {
        String tools = "{\"tools\":[{\"name\":\"good\",\"inputSchema\":{\"type\":\"object\"}},null,7,{\"name\":5},{},"
                + "{\"name\":\"odd\",\"description\":[1],\"inputSchema\":\"none\",\"outputSchema\":3,\"annotations\":[]}]}";
        stranger.at("/mcp", asked -> {
            Answer usual = answer(asked, call -> "\"result\":{}");
            return asked.body().contains("tools/list")
                    ? Answer.json(usual.body().replaceFirst("\"result\":.*", "\"result\":" + tools + "}"))
                    : usual;
        });
        try (var connection = connect(revision)) {
            assertEquals(
                    List.of("good", "odd"),
                    connection.tools().stream().map(McpTool::name).toList());
            assertTrue(person.shown.toString().contains("4 tools that cannot be called"), person.shown.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_tool_whose_name_is_too_long_is_named(Revision revision) {
        String tools = "{\"resultType\":\"complete\",\"tools\":[{\"name\":\"good\"},{\"name\":\"%s\"}]}"
                .formatted("long".repeat(50));
        stranger.at("/mcp", asked -> {
            Answer usual = answer(asked, call -> "\"result\":{}");
            return asked.body().contains("tools/list")
                    ? Answer.json(usual.body().replaceFirst("\"result\":.*", "\"result\":" + tools + "}"))
                    : usual;
        });
        try (var connection = connect(revision)) {
            assertEquals(1, connection.tools().size());
            connection.tools();
            assertEquals(1, person.shown.size(), "it is said once: " + person.shown);
            assertTrue(person.shown.get(0).contains("'longlong"), person.shown.get(0));
            assertTrue(person.shown.get(0).contains("200 characters, and a name has 128 at most"), person.shown.get(0));
        }
    }

    private ToolResult result(Revision revision, String result) {
        stranger.at("/mcp", asked -> answer(asked, call -> "\"result\":" + result));
        try (var connection = connect(revision)) {
            return connection.call("work", Map.of());
        }
    }
}
