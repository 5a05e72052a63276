package oauthlab.mcp;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import oauthlab.mcp.exchange.OwnTokens;
import oauthlab.shared.secret.Digests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys and tokens side by side ({@code AUTH_MODE=both}). */
@QuarkusTest
@TestProfile(KeysAndTokensTest.Both.class)
@QuarkusTestResource(StandIns.class)
class KeysAndTokensTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}";
    private static final String OF_THE_SETTINGS = "key-of-the-settings-1";
    private static final String ANOTHER_OF_THE_SETTINGS = "key-of-the-settings-2";

    public static final class Both implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("oauthlab.auth-mode", "both"),
                    Map.entry("quarkus.log.category.\"oauthlab\".level", "DEBUG"),
                    Map.entry("oauthlab.api-keys.known.night-job.digest", Digests.sha256(OF_THE_SETTINGS)),
                    Map.entry("oauthlab.api-keys.known.night-job.owner", "user-456"),
                    Map.entry("oauthlab.api-keys.known.night-job.permissions", "read"),
                    Map.entry("oauthlab.api-keys.known.night-job.client-secret", "secret-of-the-night"),
                    Map.entry("oauthlab.api-keys.known.day-job.digest", Digests.sha256(ANOTHER_OF_THE_SETTINGS)),
                    Map.entry("oauthlab.api-keys.known.day-job.owner", "user-456"),
                    Map.entry("oauthlab.api-keys.known.day-job.permissions", "read"),
                    Map.entry("oauthlab.api-keys.known.day-job.client-secret", "secret-of-the-day"));
        }
    }

    @Inject
    OwnTokens kept;

    @BeforeEach
    void forget() {
        StandIns.forget();
        kept.forgetAll();
    }

    @Test
    void a_key_is_taken_in_either_header_and_each_answer_says_that_keys_will_end() {
        for (RequestSpecification request : List.of(KeyRpc.with(KeyRpc.WEB_APP), Rpc.with(KeyRpc.WEB_APP))) {
            deprecated(request.body(Rpc.INITIALIZE).post("/mcp").then().statusCode(200));
        }
    }

    @Test
    void a_token_is_taken_too_and_does_not_end() {
        Rpc.with(TestToken.user("tasks:read").sign())
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(200)
                .header("Deprecation", nullValue())
                .header("Sunset", nullValue());
    }

    @Test
    void a_key_of_the_settings_is_taken() {
        KeyRpc.send(OF_THE_SETTINGS, KeyRpc.session(OF_THE_SETTINGS), LIST)
                .then()
                .body("result.tools.name", containsInAnyOrder("list_tasks", "get_task"));
    }

    @Test
    void the_list_shows_what_the_key_may_call() {
        KeyRpc.send(KeyRpc.WEB_APP, KeyRpc.session(KeyRpc.WEB_APP), LIST)
                .then()
                .body(
                        "result.tools.name",
                        containsInAnyOrder("list_tasks", "get_task", "create_task", "update_task", "delete_task"));
        KeyRpc.send(KeyRpc.ADMIN_TOOL, KeyRpc.session(KeyRpc.ADMIN_TOOL), LIST)
                .then()
                .body("result.tools.size()", is(7));
    }

    @ParameterizedTest
    @CsvSource({
        "key-mobile-app-24680, create_task, tasks:write",
        "key-mobile-app-24680, get_user, user:read",
        "key-web-app-13579, admin_action, admin"
    })
    void a_tool_beyond_the_permissions_of_a_key_is_403_and_names_the_scope(String key, String tool, String needed) {
        deprecated(KeyRpc.call(key, tool)
                .then()
                .statusCode(403)
                .header("WWW-Authenticate", containsString("scope=\"" + needed + "\", error=\"insufficient_scope\"")));
        assertEquals(0, StandIns.API_REQUESTS.size() + StandIns.TOKEN_REQUESTS.size(), "nobody was asked");
    }

    @Test
    void for_a_key_this_server_asks_in_the_name_of_its_client_once_and_for_no_more_than_the_key_may() {
        for (int i = 0; i < 2; i++) {
            KeyRpc.call(OF_THE_SETTINGS, "list_tasks").then().statusCode(200).body("result.isError", is(false));
        }

        assertEquals(1, StandIns.TOKEN_REQUESTS.size(), "kept for this key");
        String form = URLDecoder.decode(StandIns.TOKEN_REQUESTS.element().body(), StandardCharsets.UTF_8);
        assertTrue(form.contains("grant_type=client_credentials"), form);
        assertTrue(form.matches("(.*&)?scope=tasks:read(&.*)?"), form);
        assertEquals(
                basic("night-job:secret-of-the-night"),
                StandIns.TOKEN_REQUESTS.element().authorization());
        assertEquals(2, StandIns.API_REQUESTS.size());
        for (var request : StandIns.API_REQUESTS) {
            assertEquals("Bearer token-1", request.authorization());
            assertEquals(null, request.key(), "the caller's key goes nowhere");
        }
    }

    @Test
    void each_key_has_a_client_of_its_own_and_the_keys_of_the_lessons_share_this_server() {
        for (String key : List.of(OF_THE_SETTINGS, ANOTHER_OF_THE_SETTINGS, KeyRpc.MOBILE_APP))
            KeyRpc.call(key, "list_tasks").then().statusCode(200).body("result.isError", is(false));

        assertEquals(
                List.of(
                        basic("night-job:secret-of-the-night"),
                        basic("day-job:secret-of-the-day"),
                        basic("mcp-task-manager:mcp-secret-12345")),
                StandIns.TOKEN_REQUESTS.stream()
                        .map(StandIns.Seen::authorization)
                        .toList());
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_session_is_bound_to_the_key_that_opened_it() {
        String session = KeyRpc.session(KeyRpc.WEB_APP);

        KeyRpc.send(KeyRpc.WEB_APP, session, PING).then().statusCode(200);
        KeyRpc.send(KeyRpc.ADMIN_TOOL, session, PING).then().statusCode(404);
        Rpc.send(TestToken.user("tasks:read").sign(), session, PING).then().statusCode(404);
    }

    @Test
    void the_revision_without_sessions_takes_keys_too() {
        KeyRpc.with(KeyRpc.MOBILE_APP)
                .headers(StatelessRpc.headers("tools/call"))
                .header("Mcp-Name", "list_tasks")
                .body(StatelessRpc.body("tools/call", Map.of("name", "list_tasks"), StatelessRpc.meta()))
                .post("/mcp")
                .then()
                .statusCode(200)
                .body("result.isError", is(false));
        assertEquals(1, StandIns.API_REQUESTS.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-unknown-1", "key-", "key-web-app-1357", "key-web-app-135790", "key-WEB-APP-13579"})
    void a_wrong_key_is_refused_and_not_shown(String key) {
        for (RequestSpecification request : List.of(KeyRpc.with(key), Rpc.with(key))) {
            request.post("/mcp")
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                    .header("Deprecation", nullValue())
                    .body("error_description", is("This API key is unknown, or was taken back."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "eyJ.a.b", "key-a b", "KEY-web-app-13579"})
    void what_is_no_key_is_a_malformed_request(String key) {
        KeyRpc.with(key)
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"))
                .body(not(containsString(key)));
    }

    @Test
    void two_credentials_are_one_too_many() {
        String token = TestToken.user("tasks:read").sign();
        for (RequestSpecification request : List.of(
                Rpc.with(token).header("X-API-Key", KeyRpc.WEB_APP),
                Rpc.with(KeyRpc.WEB_APP).header("X-API-Key", KeyRpc.WEB_APP),
                Rpc.bare().header("Authorization", "Basic YTpi").header("X-API-Key", KeyRpc.WEB_APP),
                Rpc.bare().header("X-API-Key", KeyRpc.WEB_APP, KeyRpc.WEB_APP))) {
            request.post("/mcp").then().statusCode(400).body("error", is("invalid_request"));
        }
    }

    @Test
    void a_key_is_no_token_that_is_bound() {
        Rpc.bare()
                .header("Authorization", "DPoP " + KeyRpc.WEB_APP)
                .post("/mcp")
                .then()
                .statusCode(401)
                .body("error_description", containsString("bound to nothing"));
    }

    private static void deprecated(ValidatableResponse answer) {
        answer.header("Deprecation", "@1767225600")
                .header("Sunset", "Fri, 01 Jan 2027 00:00:00 GMT")
                .header("Link", "<https://tasks.example/from-keys-to-tokens.html>; rel=\"deprecation\"");
    }
}
