package oauthlab.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How this server gets, keeps and replaces its own token. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OwnTokenTest {

    private static final String REFUSED = "{\"error\":\"invalid_token\",\"error_description\":\"revoked\"}";

    private final Agent agent = new Agent();

    @BeforeEach
    void start_with_a_token_of_one_hour() {
        StandIns.forget();
        StandIns.nextApiAnswer(401, REFUSED);
        agent.call("get_user", Map.of());
        StandIns.forget();
    }

    @Test
    void several_calls_use_one_token() {
        agent.call("get_user", Map.of());
        agent.call("list_tasks", Map.of());
        agent.call("get_task", Map.of("id", "task-1"));

        assertEquals(0, StandIns.TOKEN_REQUESTS.size(), "the token of before is good for an hour");
        assertEquals(3, StandIns.API_REQUESTS.size());
        assertEquals(1, tokensSeen().stream().distinct().count());
    }

    @Test
    void a_token_is_asked_for_with_client_credentials_for_the_task_api() {
        StandIns.nextApiAnswer(401, REFUSED);
        agent.call("get_user", Map.of());

        var request = StandIns.TOKEN_REQUESTS.element();
        assertEquals("POST /oauth/token", request.line());
        assertTrue(request.authorization().startsWith("Basic "), "client_secret_basic");
        String form = URLDecoder.decode(request.body(), StandardCharsets.UTF_8);
        assertTrue(form.contains("grant_type=client_credentials"), form);
        assertTrue(form.contains("scope=tasks:read tasks:write user:read"), form);
        assertTrue(form.contains("resource=https://tasks.example"), form);
        assertFalse(form.contains("secret"), "the secret is in the header and only there");
    }

    @Test
    void a_token_is_refreshed_before_it_ends() {
        StandIns.nextTokenLives(20);
        StandIns.nextApiAnswer(401, REFUSED);
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
        assertEquals(1, StandIns.TOKEN_REQUESTS.size());
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
        StandIns.nextApiAnswer(401, REFUSED);

        var result = agent.call("get_user", Map.of());

        assertTrue(result.isError());
        assertTrue(result.text().startsWith("The authorization server at http://127.0.0.1:"), result.text());
        assertTrue(result.text().contains("invalid_client (wrong secret)"), result.text());
    }

    private static List<String> tokensSeen() {
        return StandIns.API_REQUESTS.stream().map(StandIns.Seen::authorization).toList();
    }
}
