package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Before OAuth: API keys alone, at this server and at the API ({@code AUTH_MODE=api_key}). */
@QuarkusTest
@TestProfile(KeysOnlyTest.KeysOnly.class)
@QuarkusTestResource(StandIns.class)
class KeysOnlyTest {

    private static final String OURS = "key-of-this-server-1";

    public static final class KeysOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("oauthlab.auth-mode", "api_key", "oauthlab.task-api.key", OURS);
        }
    }

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void a_key_is_taken_and_nothing_says_that_it_ends() {
        KeyRpc.with(KeyRpc.WEB_APP)
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(200)
                .header("Deprecation", nullValue());
    }

    @Test
    void the_api_gets_the_key_of_this_server_and_no_token_is_asked_for() {
        KeyRpc.call(KeyRpc.WEB_APP, "list_tasks").then().statusCode(200).body("result.isError", is(false));

        assertEquals(0, StandIns.TOKEN_REQUESTS.size());
        var request = StandIns.API_REQUESTS.element();
        assertEquals(OURS, request.key());
        assertEquals(null, request.authorization());
    }

    @Test
    void a_key_that_the_api_refuses_is_sent_once_and_not_shown() {
        StandIns.nextApiAnswer(401, "{\"error\":\"invalid_token\",\"error_description\":\"unknown\"}");

        KeyRpc.call(KeyRpc.WEB_APP, "list_tasks")
                .then()
                .statusCode(200)
                .body("result.isError", is(true))
                .body(
                        "result.content[0].text",
                        containsString(" refuses the API key of this server: invalid_token (unknown)."))
                .body(not(containsString(OURS)));
        assertEquals(1, StandIns.API_REQUESTS.size());
    }

    @Test
    void a_good_token_opens_nothing_and_the_refusal_names_the_guide() {
        Rpc.with(TestToken.user("tasks:read").sign())
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(401)
                .body("error", is("invalid_token"))
                .body("error_description", containsString("https://tasks.example/from-keys-to-tokens.html"));
    }

    @Test
    void who_sends_nothing_is_told_to_send_a_key() {
        Rpc.bare()
                .post("/mcp")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", not(containsString("error")))
                .body("error", is("unauthorized"))
                .body("error_description", is("This needs an API key: send it as X-API-Key: KEY."));
    }
}
