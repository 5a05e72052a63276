package oauthlab.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How this server gets, keeps and replaces its own tokens: one for each caller. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OwnTokenTest {

    private static final String REFUSED = "{\"error\":\"invalid_token\",\"error_description\":\"revoked\"}";

    private final String callersToken =
            TestToken.user("tasks:read tasks:write user:read admin").sign();
    private final Agent agent = new Agent(callersToken);

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void several_calls_of_a_caller_use_one_token_and_it_is_none_of_his() {
        agent.call("get_user", Map.of());
        agent.call("list_tasks", Map.of());
        agent.call("get_task", Map.of("id", "task-1"));

        assertEquals(1, StandIns.TOKEN_REQUESTS.size());
        assertEquals(3, StandIns.API_REQUESTS.size());
        assertEquals(List.of("Bearer token-1"), tokensSeen().stream().distinct().toList());
    }

    @Test
    void a_users_token_is_exchanged() {
        agent.call("get_user", Map.of());

        String form = form();
        assertTrue(form.contains("grant_type=urn:ietf:params:oauth:grant-type:token-exchange"), form);
        assertTrue(form.contains("subject_token=" + callersToken), "what is exchanged");
        assertTrue(form.contains("subject_token_type=urn:ietf:params:oauth:token-type:access_token"), form);
        assertEquals(2, form.split("subject_token_type=").length, "sent once");
        assertTrue(form.contains("resource=https://tasks.example"), form);
        assertEquals(Set.of("tasks:read", "tasks:write", "user:read"), scopes(form), "not what the API does not know");
        var request = StandIns.TOKEN_REQUESTS.element();
        assertEquals("POST /oauth/token", request.line());
        assertTrue(request.authorization().startsWith("Basic "), "client_secret_basic");
        assertFalse(form.contains("secret"), "the secret is in the header and only there");
    }

    @Test
    void a_programs_own_token_is_exchanged_too_so_that_it_works_in_no_other_name() {
        String program = TestToken.machine("tasks:read").sign();
        new Agent(program).call("list_tasks", Map.of());

        String form = form();
        assertTrue(form.contains("grant_type=urn:ietf:params:oauth:grant-type:token-exchange"), form);
        assertTrue(form.contains("subject_token=" + program), "what is exchanged");
        assertEquals(Set.of("tasks:read"), scopes(form));
    }

    @Test
    void each_caller_has_a_token_of_his_own() {
        agent.call("get_user", Map.of());
        new Agent(TestToken.user("user:read").with("sub", "user-456").sign()).call("get_user", Map.of());
        new Agent(TestToken.user("user:read").sign()).call("get_user", Map.of());

        assertEquals(List.of("Bearer token-1", "Bearer token-2", "Bearer token-3"), tokensSeen());
    }

    @Test
    void however_many_calls_come_at_once_one_asks() throws Exception {
        String session = Rpc.session(callersToken);
        var calls = Executors.newFixedThreadPool(8);
        try {
            var answers = calls.invokeAll(Collections.nCopies(
                    24,
                    () -> Rpc.send(callersToken, session, Rpc.call("get_user")).statusCode()));
            for (var answer : answers) assertEquals(200, answer.get());
        } finally {
            calls.shutdown();
        }
        assertEquals(24, StandIns.API_REQUESTS.size());
        assertEquals(1, StandIns.TOKEN_REQUESTS.size());
    }

    @Test
    void callers_who_come_at_once_are_not_mixed_up() throws Exception {
        String other = TestToken.user("user:read").with("sub", "user-456").sign();
        var callers = List.of(new Agent(callersToken), new Agent(other));
        var calls = Executors.newFixedThreadPool(8);
        try {
            var answers = calls.invokeAll(IntStream.range(0, 24)
                    .mapToObj(number -> (Callable<Boolean>) () ->
                            callers.get(number % 2).call("get_user", Map.of()).isError())
                    .toList());
            for (var answer : answers) assertFalse(answer.get());
        } finally {
            calls.shutdown();
        }
        assertEquals(12, tokensSeen().stream().filter("Bearer token-1"::equals).count());
        assertEquals(12, tokensSeen().stream().filter("Bearer token-2"::equals).count());
    }

    @Test
    void an_administrator_has_all_tokens_forgotten() {
        agent.call("get_user", Map.of());
        agent.call("admin_action", Map.of("action", "forget_tokens"));
        agent.call("get_user", Map.of());

        assertEquals(2, StandIns.TOKEN_REQUESTS.size());
    }

    @Test
    void a_token_is_refreshed_before_it_ends() {
        StandIns.nextTokenLives(20);
        agent.call("get_user", Map.of());
        StandIns.nextTokenLives(3600);

        agent.call("get_user", Map.of());
        agent.call("get_user", Map.of());

        assertEquals(
                2, StandIns.TOKEN_REQUESTS.size(), "20 seconds are less than the 30 at which a new one is fetched");
    }

    @Test
    void a_401_is_repeated_once_with_a_fresh_token() {
        StandIns.nextApiAnswer(401, REFUSED);

        var result = agent.call("get_user", Map.of());

        assertFalse(result.isError());
        assertEquals(2, StandIns.API_REQUESTS.size());
        assertNotEquals(tokensSeen().get(0), tokensSeen().get(1));
    }

    @Test
    void a_second_401_is_not_repeated() {
        StandIns.nextApiAnswer(401, REFUSED);
        StandIns.nextApiAnswer(401, REFUSED);

        var result = agent.call("get_user", Map.of());

        assertTrue(result.isError());
        assertEquals(2, StandIns.API_REQUESTS.size());
        assertEquals(2, StandIns.TOKEN_REQUESTS.size());
        assertTrue(result.text().contains("a fresh one too: invalid_token (revoked)"), result.text());
    }

    @Test
    void a_403_is_not_repeated() {
        StandIns.nextApiAnswer(403, "{\"error\":\"insufficient_scope\",\"error_description\":\"needs tasks:write\"}");

        var result = agent.call("delete_task", Map.of("id", "task-1"));

        assertTrue(result.isError());
        assertEquals(1, StandIns.API_REQUESTS.size());
        assertTrue(result.text().contains("insufficient_scope (needs tasks:write)"), result.text());
    }

    @Test
    void a_refusal_of_the_authorization_server_is_told_with_its_reason() {
        StandIns.nextTokenAnswer(401, "{\"error\":\"invalid_client\",\"error_description\":\"wrong secret\"}");

        var result = agent.call("get_user", Map.of());

        assertTrue(result.isError());
        assertTrue(result.text().startsWith("The authorization server at http://127.0.0.1:"), result.text());
        assertTrue(result.text().contains("invalid_client (wrong secret)"), result.text());
    }

    private static String form() {
        return URLDecoder.decode(StandIns.TOKEN_REQUESTS.element().body(), StandardCharsets.UTF_8);
    }

    private static Set<String> scopes(String form) {
        return Set.of(form.replaceFirst(".*(^|&)scope=([^&]*).*", "$2").split(" "));
    }

    private static List<String> tokensSeen() {
        return StandIns.API_REQUESTS.stream().map(StandIns.Seen::authorization).toList();
    }
}
