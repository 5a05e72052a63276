package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import oauthlab.agent.foundation.config.StdioServer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.mcp.McpConnection.NotBegun;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.agent.oauth.access.ApprovalMethod;
import oauthlab.agent.oauth.access.OnBehalf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs as they are: they talk besides, they crash, and they do not want to go. */
class ProgramsTest {

    /** Answers as a server does; what stands in its first argument is done before each answer. */
    private static final String SERVER = """
            eval "$2"
            while read -r line; do
              id=$(printf %s "$line" | sed 's/.*"id":\\("[^"]*"\\).*/\\1/')
              case "$line" in
                *'"initialize"'*)
                  result='{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"s","version":"1"}}' ;;
                *tools/list*) result='{"tools":[{"name":"work","inputSchema":{"type":"object"}}]}' ;;
                *tools/call*) eval "$3"; result='{"content":[{"type":"text","text":"done"}]}' ;;
                *) continue ;;
              esac
              eval "$1"
              echo '{"jsonrpc":"2.0","id":'"$id"',"result":'"$result"'}'
            done
            eval "$4"
            """;

    private final Typing person = new Typing();
    private String beforeAnswers = "";
    private String atFirst = "";
    private String inACall = "";
    private String atTheEnd = "";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server is running on stdio",
                "",
                "   ",
                "[1,2]",
                "42",
                "null",
                "\"text\"",
                "{",
                "{}",
                "{\"level\":\"info\",\"msg\":\"up\"}",
                "{\"jsonrpc\":\"2.0\"}",
                "[{\"jsonrpc\":\"2.0\"}]",
                "{\"jsonrpc\":\"2.0\",\"id\":\"nobody-asked\",\"result\":{}}"
            })
    void lines_that_are_no_messages_are_skipped_and_named_once(String line) {
        beforeAnswers = "printf '%s\\n' '" + line + "'";
        atFirst = beforeAnswers;
        try (var connection = open()) {
            assertEquals(
                    List.of("work"),
                    connection.tools().stream().map(McpTool::name).toList());
            assertEquals("done", connection.call("work", Map.of()).text());
        }
        boolean isSilent = line.isBlank() || line.contains("nobody-asked");
        assertEquals(isSilent ? 0 : 1, person.shown.size(), person.shown.toString());
        if (!isSilent) assertTrue(person.shown.get(0).contains("The first: " + line), person.shown.get(0));
    }

    @Test
    void a_byte_order_mark_before_a_message_is_no_part_of_it() {
        beforeAnswers = "printf '\\357\\273\\277'";
        try (var connection = open()) {
            assertEquals("done", connection.call("work", Map.of()).text());
        }
        assertEquals(List.of(), person.shown);
    }

    @Test
    void a_program_that_ends_at_once_is_noticed_at_once_with_its_code_and_its_last_words() {
        atFirst = "echo 'Error: SOME_KEY is missing' >&2; exit 7";
        var failure = atOnce(McpConnection::tools);
        assertEquals(NotBegun.class, failure.getClass());
        assertTrue(failure.text().contains("exit code 7"), failure.text());
        assertTrue(failure.text().contains("Error: SOME_KEY is missing"), failure.text());
    }

    @Test
    void a_program_that_ends_in_a_call_is_noticed_at_once_and_started_again_for_the_next() {
        inACall = "case \"$line\" in *please*) echo 'out of memory' >&2; exit 137 ;; esac";
        try (var connection = open()) {
            var failure = assertTimeoutPreemptively(
                    Duration.ofSeconds(8),
                    () -> assertThrows(AgentException.class, () -> connection.call("work", Map.of("how", "please"))));
            assertTrue(failure.text().contains("exit code 137"), failure.text());
            assertTrue(failure.text().contains("out of memory"), failure.text());
            assertTrue(failure.text().contains("look before you try again"), failure.text());
            assertEquals("done", connection.call("work", Map.of()).text());
        }
    }

    @Test
    void a_program_that_ends_between_two_calls_is_started_again() {
        inACall = "(sleep 0.1; kill $$) >/dev/null 2>&1 &";
        try (var connection = open()) {
            assertEquals("done", connection.call("work", Map.of()).text());
            eventually(() -> programs() == 0);
            assertEquals("done", connection.call("work", Map.of()).text());
        }
    }

    @Test
    void a_child_that_keeps_the_output_open_does_not_hide_the_end() {
        atFirst = "sleep 60 & echo 'gone' >&2; exit 3";
        var failure = atOnce(McpConnection::tools);
        assertTrue(failure.text().contains("exit code 3"), failure.text());
    }

    @Test
    void a_program_that_closes_its_output_is_noticed() {
        atFirst = "exec 1>&-; sleep 60";
        String text = atOnce(McpConnection::tools).text();
        assertTrue(text.contains("has closed its output"), text);
    }

    @Test
    void a_program_that_ignores_everything_is_gone_soon() {
        atFirst = "trap '' TERM INT HUP";
        atTheEnd = "while :; do sleep 0.1; done";
        assertGone();
    }

    @Test
    void so_are_its_children() {
        atFirst = "sh -c 'trap \"\" TERM HUP; while :; do sleep 0.1; done' " + mark() + " </dev/null >/dev/null 2>&1 &";
        assertGone();
    }

    @Test
    void also_when_their_parent_has_gone_before() {
        atFirst = "sh -c 'trap \"\" TERM HUP; while :; do sleep 0.1; done' " + mark() + " </dev/null >/dev/null 2>&1 &";
        inACall = "exit 1";
        try (var connection = open()) {
            connection.tools();
            assertThrows(AgentException.class, () -> connection.call("work", Map.of()));
        }
        eventually(() -> programs() == 0);
    }

    @Test
    void a_program_that_cleans_up_at_the_end_of_its_input_may() throws Exception {
        var file = Files.createTempFile("end", "");
        atTheEnd = "echo clean > " + file;
        try (var connection = open()) {
            connection.tools();
        }
        assertEquals("clean\n", Files.readString(file));
    }

    private void assertGone() {
        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> {
            try (var connection = open()) {
                connection.tools();
                assertTrue(programs() > 0);
            }
        });
        eventually(() -> programs() == 0);
    }

    private AgentException atOnce(Consumer<McpConnection> question) {
        return assertTimeoutPreemptively(Duration.ofSeconds(8), () -> {
            try (var connection = open()) {
                return assertThrows(AgentException.class, () -> question.accept(connection));
            }
        });
    }

    private McpConnection open() {
        var server = new StdioServer(
                "here",
                "sh",
                List.of("-c", SERVER, mark(), beforeAnswers, atFirst, inACall, atTheEnd),
                Map.of(),
                false);
        return new McpConnections(null, new Settings(), new Transcript(), new ObjectMapper())
                .open(server, OnBehalf.of(ApprovalMethod.NOBODY, person));
    }

    private String mark() {
        return "mark-" + System.identityHashCode(this);
    }

    /** Also those that belong to nobody any more. */
    private long programs() {
        return ProcessHandle.allProcesses()
                .filter(program -> List.of(program.info().arguments().orElse(new String[0]))
                        .contains(mark()))
                .count();
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("It has not happened within 20 s.");
            Thread.onSpinWait();
        }
    }

    private static final class Settings implements McpSettings {

        @Override
        public URI url() {
            return URI.create("http://localhost/mcp");
        }

        @Override
        public String protocol() {
            return "2025-11-25";
        }
    }
}
