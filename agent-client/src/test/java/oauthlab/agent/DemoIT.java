package oauthlab.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo as a user runs it, from the packaged jar, against stand-ins. */
class DemoIT extends CliTest {

    @Test
    void eight_steps_are_done_with_one_token() throws Exception {
        Cli.Result demo = cli.run("demo");

        assertEquals(0, demo.exitCode(), demo.err());
        assertEquals(8, demo.ticks());
        assertEquals(1, StandIns.TOKEN_REQUESTS.size());
        assertTrue(demo.out().contains("/oauth/token -> 200"));
        assertTrue(demo.out().contains("/api/tasks -> 201"));
        assertTrue(demo.out().contains("scope  tasks:read tasks:write user:read"));
        assertTrue(demo.out().contains("exp    in 60 minutes"));
    }

    @Test
    void the_token_is_asked_for_with_its_resource() throws Exception {
        cli.run("demo");

        String form = StandIns.TOKEN_REQUESTS.element();
        assertTrue(form.contains("grant_type=client_credentials"), form);
        assertTrue(form.contains("resource=http%3A%2F%2Flocalhost%3A4001"), form);
    }

    @Test
    void with_nothing_pending_a_task_is_created_first() throws Exception {
        Cli.Result demo = cli.run("demo");

        assertTrue(demo.out().contains("No task was pending, so task-2 was created first."));
        assertEquals(List.of("Nothing was pending"), StandIns.tasks.titlesOf("completed"));
    }

    @Test
    void the_oldest_of_the_pending_tasks_is_completed() throws Exception {
        StandIns.tasks.with("oldest", "pending").with("middle", "in_progress").with("newest", "pending");

        Cli.Result demo = cli.run("demo");

        assertEquals(0, demo.exitCode());
        assertEquals(List.of("oldest"), StandIns.tasks.titlesOf("completed"));
        assertEquals(List.of("newest"), StandIns.tasks.titlesOf("pending"));
    }

    @Test
    void the_token_is_kept_for_its_owner_only() throws Exception {
        cli.run("demo");

        var file = folder.resolve("tokens/ai-agent-assistant.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder.resolve("tokens"))) {
            assertEquals(1, files.count(), "nothing half-written is left");
        }
    }

    @Test
    void through_mcp_the_same_is_done_with_a_token_for_the_mcp_server() throws Exception {
        Cli.Result demo = cli.run("demo", "--via", "mcp");

        assertEquals(0, demo.exitCode(), demo.err());
        assertEquals(8, demo.ticks());
        assertTrue(demo.out().contains("/mcp tools/call create_task -> 200"));
        assertEquals(0, StandIns.API_REQUESTS.size());
        assertEquals(1, StandIns.SHOWN_TO_MCP.stream().distinct().count(), "one token");
        assertTrue(StandIns.SHOWN_TO_MCP.element().startsWith("Bearer "));
        assertTrue(StandIns.TOKEN_REQUESTS
                .element()
                .contains("resource=" + URLEncoder.encode(StandIns.MCP, StandardCharsets.UTF_8)));
    }

    @Test
    void verbose_shows_requests_and_responses_but_no_secret() throws Exception {
        for (String way : List.of("http", "mcp")) {
            Cli.Result demo = cli.run("demo", "--verbose", "--via", way);

            assertEquals(0, demo.exitCode(), demo.err());
            String all = demo.out() + demo.err();
            assertTrue(all.contains("> grant_type=client_credentials"));
            assertTrue(all.contains("> authorization: Basic (hidden)"));
            assertFalse(all.contains("agent-secret"));
            assertFalse(all.contains(Tokens.SIGNATURE));
            assertFalse(all.contains(Tokens.withClaims("{}").substring(0, 30)));
        }
    }

    @Test
    void a_refused_client_is_told_by_whom_and_why() throws Exception {
        StandIns.tokenAnswer = new StandIns.Answer(
                401, "{\"error\":\"invalid_client\",\"error_description\":\"The secret is wrong.\"}");

        Cli.Result demo = cli.run("demo");

        assertEquals(1, demo.exitCode());
        assertTrue(demo.err().contains("/oauth/token -> 401"), demo.err());
        assertTrue(demo.err().contains("invalid_client: The secret is wrong."));
        assertTrue(demo.err().contains("./lab logs auth-server"));
        assertFalse(demo.hasStackTrace());
    }

    @Test
    void a_refused_call_is_told_with_its_challenge() throws Exception {
        StandIns.apiAnswer = new StandIns.Answer(
                403, "{\"error\":\"insufficient_scope\",\"error_description\":\"Needs user:read.\"}");

        Cli.Result demo = cli.run("demo");

        assertEquals(1, demo.exitCode());
        assertEquals(1, demo.ticks(), "the step that worked was printed");
        assertTrue(demo.err().contains("/api/user -> 403"));
        assertTrue(demo.err().contains("insufficient_scope: Needs user:read."));
        assertTrue(demo.err().contains("WWW-Authenticate: Bearer error=\"insufficient_scope\""));
        assertFalse(demo.hasStackTrace());
    }

    @Test
    void a_tool_that_failed_is_told_in_its_words() throws Exception {
        StandIns.apiAnswer = new StandIns.Answer(500, "");

        Cli.Result demo = cli.run("demo", "--via", "mcp");

        assertEquals(1, demo.exitCode());
        assertTrue(demo.err().contains("tools/call get_user -> 200, isError"), demo.err());
        assertTrue(demo.err().contains("Try again."));
        assertFalse(demo.hasStackTrace());
    }

    @Test
    void a_service_that_is_down_is_named() throws Exception {
        // Nobody listens on port 1.
        cli.with("OAUTH_ISSUER", "http://127.0.0.1:1");
        assertDown(cli.run("demo"), "POST http://127.0.0.1:1/oauth/token: no answer", "Is auth-server up?");
        cli.with("OAUTH_ISSUER", StandIns.ISSUER).with("TASK_API_URL", "http://127.0.0.1:1");
        assertDown(cli.run("demo"), "GET http://127.0.0.1:1/api/user: no answer", "Is resource-server up?");
        cli.with("MCP_URL", "http://127.0.0.1:1/mcp");
        assertDown(cli.run("demo", "--via", "mcp"), "tools/call get_user: no answer", "Is mcp-task-client up?");
    }

    @Test
    void outside_the_lab_the_published_secret_is_not_used() throws Exception {
        Cli.Result demo = cli.with("LAB_MODE", "false").run("demo");

        assertEquals(1, demo.exitCode());
        assertTrue(demo.err().contains("Set AGENT_CLIENT_SECRET"), demo.err());
        assertEquals(0, StandIns.TOKEN_REQUESTS.size());
        assertEquals(0, cli.with("LAB_MODE", "false").run("help").exitCode());
    }

    @Test
    void an_unknown_command_is_answered_with_the_nearest() throws Exception {
        Cli.Result wrong = cli.run("dmo");

        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("Did you mean: agent demo?"), wrong.err());
    }

    private static void assertDown(Cli.Result demo, String request, String question) {
        assertEquals(1, demo.exitCode());
        assertTrue(demo.err().contains(request), demo.err());
        assertTrue(demo.err().contains(question), demo.err());
        assertFalse(demo.hasStackTrace(), demo.err());
    }
}
