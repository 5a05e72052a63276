package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tool is a POST. */
@QuarkusTest
class ToolCallsTest extends ServeTest {

    @Test
    void a_server_that_is_busy_says_when_to_come_back() {
        one.retryAfter = "17";
        one.failures.set(1);
        var busy = call("/one/tell", "{}");
        assertRefused(502, "server_failed", "Retry-After: 17", busy);
        assertEquals("17", busy.headers().firstValue("Retry-After").orElse(""));
        one.busy = "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32000,\"message\":\"Busy.\"}}";
        one.failures.set(1);
        busy = call("/one/tell", "{}");
        assertRefused(502, "server_failed", "Busy.", busy);
        assertEquals("17", busy.headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    void content_that_is_no_text_is_passed_on() {
        one.told = "{\"content\":[{\"type\":\"image\",\"data\":\"aGVsbG8=\",\"mimeType\":\"image/png\"}],"
                + "\"structuredContent\":{\"a\":1}}";
        var answer = json(call("/one/tell", "{}"));
        assertEquals("aGVsbG8=", answer.at("/content/0/data").asText());
        assertEquals(1, answer.at("/structured/a").asInt());
        one.told = "{\"content\":[],\"isError\":true}";
        assertRefused(422, "tool_error", "does not say which", call("/one/tell", "{}"));
        one.told = "{\"content\":[],\"isError\":true,\"structuredContent\":{\"why\":\"late\"}}";
        var refused = call("/one/tell", "{}");
        assertRefused(422, "tool_error", "late", refused);
        assertEquals("late", json(refused).at("/structured/why").asText());
    }

    @Test
    void what_a_tool_gives_back_is_the_answer() {
        var structured = call("/one/echo", "{\"text\":\"a \\u00e4\"}");
        assertEquals(200, structured.statusCode(), structured.body());
        assertEquals("{\"text\":\"a ä\"}", structured.body());
        var text = call("/one/tell", "");
        assertEquals("{\"text\":\"told\"}", text.body());
        assertTrue(log.stream().anyMatch(line -> line.matches(".* POST /one/echo 200 \\d+ ms")), log.toString());
    }

    @Test
    void a_tool_may_have_any_name() {
        assertEquals(
                "{\"at\":{}}",
                call("/one/odd%2Fn%C3%A4me%20%7Bx%7D", "{\"at\":{}}").body());
        assertEquals("{}", call("/one/odd/n%C3%A4me%20%7Bx%7D", "").body());
    }

    @Test
    void a_tools_own_failure_is_neither_the_callers_nor_the_servers() {
        assertRefused(422, "tool_error", "It did not work.", call("/one/fail", "{}"));
    }

    @Test
    void who_mistypes_is_told_what_there_is() {
        assertRefused(404, "unknown_server", "Did you mean 'one'? Configured: one, two.", call("/onee/echo", "{}"));
        assertRefused(404, "unknown_tool", "Did you mean 'echo'? It has: echo, tell,", call("/one/ecko", "{}"));
        assertRefused(404, "not_found", "GET / shows", get("/~ui/nothing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "3", "{", "{\"text\":\"a\"} x", "{\"text\":\"a\",\"text\":\"b\"}", "null", "\u0000"})
    void a_body_that_is_no_json_object_is_the_callers_mistake(String body) {
        assertRefused(400, "invalid_json", "The body", call("/one/echo", body));
    }

    @Test
    void nesting_without_end_is_no_way_to_stop_us() {
        assertRefused(400, "invalid_json", "not JSON", call("/one/echo", "[".repeat(60_000)));
    }

    @ParameterizedTest
    @CsvSource({"{\"text\":3},/text", "{},text"})
    void arguments_that_do_not_fit_are_not_sent_on(String body, String which) {
        assertRefused(400, "invalid_arguments", which, call("/one/echo", body));
        assertEquals(0, one.count("tools/call"));
    }

    @Test
    void only_json_that_says_so_is_taken() {
        var unnamed = request("/one/echo").POST(BodyPublishers.ofString("{}"));
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "application/jsonp"))
            assertRefused(
                    415,
                    "unsupported_media_type",
                    "application/json",
                    send(unnamed.copy().header("Content-Type", type)));
        assertRefused(415, "unsupported_media_type", "Without arguments, too", send(unnamed));
        var parameter = unnamed.header("Content-Type", "Application/JSON; charset=utf-8");
        assertEquals(400, send(parameter).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "x-gzip", "identity, gzip", "unknown", ""})
    void a_compressed_body_is_not_read(String encoding) {
        var json = request("/one/echo")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\":\"a\"}"));
        var compressed = json.copy().header("Content-Encoding", encoding);
        assertRefused(415, "unsupported_media_type", "Content-Encoding", send(compressed));
        assertEquals(0, one.count("tools/call"));
        assertEquals(200, send(json.header("Content-Encoding", "Identity")).statusCode());
    }

    @Test
    void a_body_has_64_kib_at_most() {
        String most = "{\"text\":\"" + "a".repeat(64 * 1024 - 11) + "\"}";
        assertEquals(200, call("/one/echo", most).statusCode());
        assertRefused(413, "too_large", "64 KiB", call("/one/echo", most + " "));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/one/echo,POST",
        "PUT,/one/echo,POST",
        "DELETE,/one/docs,'GET, HEAD, POST'",
        "POST,/,'GET, HEAD'",
        "PUT,/health,'GET, HEAD'",
        "OPTIONS,/one/echo,POST"
    })
    void another_method_gets_the_list_of_those_that_are_right(String method, String path, String allowed) {
        var refused = send(request(path).method(method, BodyPublishers.noBody()));
        assertRefused(405, "method_not_allowed", "POST", refused);
        assertEquals(allowed, refused.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void what_the_server_refuses_is_said_in_its_words() {
        assertRefused(502, "server_refused", "No, said the server.", call("/one/refuse", "{}"));
    }

    @Test
    void a_server_that_is_down_takes_nobody_with_it() {
        two.close();
        assertRefused(502, "server_failed", "two: ", call("/two/echo", "{\"text\":\"a\"}"));
        assertEquals(200, call("/one/echo", "{\"text\":\"a\"}").statusCode());
        String page = get("/").body();
        assertTrue(page.contains("cannot be reached") && page.contains("Says it again."), page);
    }

    @Test
    void a_connection_is_made_once_and_again_when_it_broke() {
        for (int i = 0; i < 5; i++)
            assertEquals(200, call("/one/echo", "{\"text\":\"a\"}").statusCode());
        assertEquals(1, one.count("initialize"));
        for (int i = 0; i < 5; i++) {
            one.life++;
            assertEquals("{\"text\":\"told\"}", call("/one/tell", "{}").body(), "a forgotten session is begun anew");
        }
    }

    @Test
    void what_broke_is_not_asked_again_whatever_the_tool_says_of_itself() {
        assertEquals("{\"text\":\"a\"}", call("/one/echo", "{\"text\":\"a\"}").body());
        one.failures.set(1);
        assertRefused(502, "server_failed", "one: ", call("/one/echo", "{\"text\":\"a\"}"));
        assertEquals(2, one.count("tools/call echo"), "that it only reads is its server's word");
        one.failures.set(1);
        assertRefused(502, "server_failed", "one: ", call("/one/tell", "{}"));
        assertEquals(1, one.count("tools/call tell"), "perhaps it was done");
        assertEquals(200, call("/one/tell", "{}").statusCode(), "the next call has a new connection");
    }
}
