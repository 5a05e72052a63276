package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.Stateless;
import oauthlab.agent.ToolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that know no handshake and no session. MCP 2026-07-28. */
@QuarkusTest
@TestProfile(Stateless.class)
class StatelessServersTest extends ServeTest {

    private static final String ARGUMENTS = "{\"text\":\"a\"}";

    @BeforeEach
    void forget() {
        one.isStateless = true;
        two.isStateless = true;
    }

    @AfterEach
    void nothing_of_the_other_revision_was_said() {
        for (ToolServer server : List.of(one, two)) {
            assertEquals(0, server.count("initialize"));
            assertEquals(0, server.count("notifications/initialized"));
        }
    }

    @Test
    void their_tools_are_described() {
        var document = json(get("/one/openapi.json"));
        assertTrue(document.path("paths").has("/echo"), document.path("paths").toString());
        assertTrue(get("/").body().contains("Says it again."));
        assertEquals(1, one.count("tools/list"), "and asked for once");
    }

    @Test
    void their_tools_are_called() {
        assertEquals(
                "{\"text\":\"a ä\"}",
                call("/one/echo", "{\"text\":\"a \\u00e4\"}").body());
        assertEquals("{\"text\":\"told\"}", call("/one/tell", "").body());
        assertEquals("{}", call("/one/odd%2Fn%C3%A4me%20%7Bx%7D", "{}").body(), "a name that no header can hold");
    }

    @Test
    void what_goes_wrong_is_said_as_with_any_server() {
        assertRefused(422, "tool_error", "It did not work.", call("/one/fail", "{}"));
        assertRefused(502, "server_refused", "No, said the server.", call("/one/refuse", "{}"));
        assertRefused(404, "unknown_tool", "Did you mean 'echo'?", call("/one/ecko", "{}"));
    }

    @Test
    void one_that_is_down_takes_nobody_with_it() {
        two.close();
        assertRefused(502, "server_failed", "cannot be reached (ConnectException)", call("/two/echo", ARGUMENTS));
        assertEquals(200, call("/one/echo", ARGUMENTS).statusCode());
    }

    @Test
    void one_that_fails_is_not_asked_again() {
        assertEquals(200, call("/one/tell", "{}").statusCode());
        one.failures.set(1);
        assertRefused(502, "server_failed", "one: ", call("/one/echo", ARGUMENTS));
        assertEquals(1, one.count("tools/call echo"), "that it only reads is its server's word");
        one.failures.set(1);
        assertRefused(502, "server_failed", "one: ", call("/one/tell", "{}"));
        assertEquals(2, one.count("tools/call tell"), "perhaps it was done");
    }

    @Test
    void without_approval_the_answer_is_what_to_type() {
        one.token = "token-1";
        String login = "Run: ./lab agent login one --config " + file();
        assertRefused(409, "login_required", login, call("/one/echo", ARGUMENTS));
        signIn(Optional.empty(), "token-1");
        assertEquals(200, call("/one/echo", ARGUMENTS).statusCode());
        one.missingScope = "write";
        assertRefused(403, "insufficient_scope", login + " --scope \"write\"", call("/one/tell", "{}"));
    }

    @Test
    void one_that_is_busy_says_when_to_come_back_whatever_it_says_besides() {
        one.retryAfter = "17";
        for (String body :
                List.of("{}", "{\"error\":\"rate_limited\"}", "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1}}")) {
            one.busy = body;
            one.failures.set(1);
            var busy = call("/one/tell", "{}");
            assertEquals("17", busy.headers().firstValue("Retry-After").orElse(""), body);
        }
    }

    @Test
    void one_of_the_other_revision_is_no_riddle() {
        two.isStateless = false;
        assertRefused(502, "server_failed", "no JSON-RPC message", call("/two/echo", ARGUMENTS));
    }
}
