package oauthlab.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import oauthlab.agent.TestClock;
import org.junit.jupiter.api.Test;

/** Tools are called with the tokens of whoever signed in, by another command and perhaps later. */
@QuarkusTest
class LoginTest extends ServeTest {

    private static final String ARGUMENTS = "{\"text\":\"a\"}";

    @Test
    void without_a_login_the_answer_is_what_to_type() {
        one.token = "token-1";
        String login = "Run: ./lab agent login one --config " + file();
        assertRefused(409, "login_required", login, call("/one/echo", ARGUMENTS));
        assertRefused(409, "login_required", login, get("/one/openapi.json"));
        assertTrue(get("/").body().contains(login));
        assertEquals(200, call("/two/echo", ARGUMENTS).statusCode());
    }

    @Test
    void a_login_is_noticed_at_once() {
        one.token = "token-1";
        assertEquals(409, call("/one/echo", ARGUMENTS).statusCode());
        signIn(Optional.empty(), "token-1");
        assertEquals(200, call("/one/echo", ARGUMENTS).statusCode());
    }

    @Test
    void so_is_a_new_login_when_the_token_is_no_longer_good() {
        one.token = "token-1";
        signIn(Optional.empty(), "token-1");
        assertEquals(200, call("/one/tell", "{}").statusCode());
        one.token = "token-2";
        assertEquals(409, call("/one/tell", "{}").statusCode());
        signIn(Optional.empty(), "token-2");
        assertEquals(200, call("/one/tell", "{}").statusCode());
    }

    @Test
    void after_a_logout_the_token_is_not_used_for_long() {
        one.token = "token-1";
        signIn(Optional.empty(), "token-1");
        assertEquals(200, call("/one/echo", ARGUMENTS).statusCode());
        store(Optional.empty()).delete(key());
        TestClock.now = TestClock.now.plusSeconds(31);
        assertEquals(409, call("/one/echo", ARGUMENTS).statusCode());
    }

    @Test
    void too_little_scope_is_a_refusal_with_the_command_that_mends_it() {
        one.token = "token-1";
        signIn(Optional.empty(), "token-1");
        one.missingScope = "write admin";
        var refused = call("/one/tell", "{}");
        assertRefused(403, "insufficient_scope", "login one --config " + file() + " --scope \"write admin\"", refused);
        assertRefused(403, "insufficient_scope", "wants more scope", call("/one/hidden", "{}"));
        assertFalse((refused.body() + log).contains("token-1"));
    }

    @Test
    void each_user_has_tokens_of_his_own() {
        one.token = "token-of-alice";
        signIn(Optional.of("alice"), "token-of-alice");
        assertEquals(409, call("/one/echo", ARGUMENTS).statusCode());
        serve(ANYBODY, Optional.of("alice"));
        assertEquals(200, call("/one/echo", ARGUMENTS).statusCode());
        serve(ANYBODY, Optional.of("bob"));
        assertRefused(409, "login_required", " --as bob", call("/one/echo", ARGUMENTS));
    }
}
