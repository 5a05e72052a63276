package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.config.StdioServer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.mcp.McpConnection.Refused;
import oauthlab.agent.oauth.access.ApprovalMethod;
import oauthlab.agent.oauth.access.OnBehalf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that says more than it was asked, in the middle of a call: messages of every kind. */
class TalkativeProgramTest {

    /** Keeps what it reads in a file, and says its second argument before it answers a call with the third. */
    private static final String SERVER = """
            while read -r line; do
              printf '%s\\n' "$line" >>"$1"
              id=$(printf %s "$line" | sed 's/.*"id":\\("[^"]*"\\).*/\\1/')
              case "$line" in
                *'"initialize"'*)
                  echo '{"jsonrpc":"2.0","id":'"$id"',"result":{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"s","version":"1"}}}' ;;
                *tools/call*) printf '%s\\n' "$2"; printf '%s\\n' "$3" | sed "s/ID/$id/" ;;
              esac
            done
            """;

    private static final String DONE =
            "{\"jsonrpc\":\"2.0\",\"id\":ID,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}}";

    @TempDir
    Path folder;

    private final Typing person = new Typing();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'jsonrpc':'2.0','method':'notifications/initialized'}",
                "{'jsonrpc':'2.0','method':'notifications/unheard-of','params':{'a':1}}",
                "{'jsonrpc':'2.0','method':'notifications/message','params':{'level':'info','data':'news'}}",
                "{'jsonrpc':'2.0','method':'notifications/message','params':{'level':'loud','data':{}}}",
                "{'jsonrpc':'2.0','method':'notifications/message'}",
                "{'jsonrpc':'2.0','method':'notifications/progress','params':{'progressToken':'x','progress':1}}",
                "{'jsonrpc':'2.0','method':'notifications/tools/list_changed'}",
                "[{'jsonrpc':'2.0','method':'notifications/message','params':{'level':'info','data':'news'}}]"
            })
    void news_do_not_disturb_a_call(String news) throws IOException {
        assertEquals("done", called(news, DONE).get(0));
        assertEquals(List.of(), person.shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':'p-1','method':'ping'                          | \"id\":\"p-1\",\"result\":{}",
                "'id':77,'method':'ping'                             | \"id\":77,\"result\":{}",
                "'id':'q-1','method':'unheard/of','params':{'a':1}   | \"id\":\"q-1\",\"error\":{\"code\":-32601",
                "'id':78,'method':'sampling/createMessage','params':{} | \"id\":78,\"error\":{\"code\":-32601",
                "'id':'r-1','method':'roots/list'                    | \"id\":\"r-1\",\"error\":{\"code\":-32601"
            })
    void a_question_of_the_program_gets_an_answer(String question, String answer) throws IOException {
        List<String> heard = called("{'jsonrpc':'2.0'," + question + "}", DONE);
        assertEquals("done", heard.get(0));
        assertTrue(heard.stream().anyMatch(line -> line.contains(answer)), heard.toString());
    }

    @Test
    void an_answer_in_a_batch_is_an_answer() throws IOException {
        List<String> heard = called("", "[{\"jsonrpc\":\"2.0\",\"id\":\"b-1\",\"method\":\"ping\"}," + DONE + "]");
        assertEquals("done", heard.get(0));
        assertTrue(heard.stream().anyMatch(line -> line.contains("\"id\":\"b-1\",\"result\":{}")), heard.toString());
        assertEquals(List.of(), person.shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Not today.'",
                "{'message':'Not today.'}",
                "{'code':'E_BUSY','message':'Not today.'}",
                "{'code':-32000,'message':'Not today.'},'result':null"
            })
    void the_words_of_an_odd_error_reach_the_caller(String error) {
        String answer = "{\"jsonrpc\":\"2.0\",\"id\":ID,\"error\":" + error.replace('\'', '"') + "}";
        var refusal = assertThrows(Refused.class, () -> called("", answer));
        assertTrue(refusal.text().contains("Not today."), refusal.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{'content':null}"})
    void a_result_of_nothing_is_one(String result) throws IOException {
        assertEquals(
                "",
                called("", "{\"jsonrpc\":\"2.0\",\"id\":ID,\"result\":" + result.replace('\'', '"') + "}")
                        .get(0));
    }

    @Test
    void a_program_runs_in_its_folder() throws IOException {
        Files.writeString(folder.resolve("run"), "#!/bin/sh\npwd >where\n");
        folder.resolve("run").toFile().setExecutable(true);
        var server = new StdioServer("here", "./run", List.of(), Map.of(), Optional.of(folder), false);
        try (var connection = open(server)) {
            assertThrows(AgentException.class, connection::tools);
        }
        assertEquals(
                folder.toRealPath().toString(),
                Files.readString(folder.resolve("where")).strip());
    }

    /** What the call brought, and then all that the program has read: a second call waits until it has. */
    private List<String> called(String before, String answer) throws IOException {
        Path heard = folder.resolve("heard");
        var server = new StdioServer(
                "here",
                "sh",
                List.of("-c", SERVER, "sh", heard.toString(), before.replace('\'', '"'), answer),
                Map.of(),
                false);
        String text = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (var connection = open(server)) {
                connection.call("work", Map.of());
                return connection.call("work", Map.of()).shown();
            }
        });
        var lines = new ArrayList<>(List.of(text));
        lines.addAll(Files.readAllLines(heard));
        return lines;
    }

    private McpConnection open(StdioServer server) {
        var settings = new McpSettings() {
            @Override
            public URI url() {
                return URI.create("http://localhost/mcp");
            }

            @Override
            public String protocol() {
                return "2025-11-25";
            }
        };
        return new McpConnections(null, settings, new Transcript(), new ObjectMapper())
                .open(server, OnBehalf.of(ApprovalMethod.NOBODY, person));
    }
}
