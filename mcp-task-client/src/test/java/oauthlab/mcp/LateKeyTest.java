package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** API keys where only tokens are taken, as usual. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class LateKeyTest {

    @RegisterExtension
    final LogLines log = new LogLines();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void a_key_is_refused_in_either_header_good_or_not_and_the_refusal_names_the_guide() {
        for (String key : List.of(KeyRpc.WEB_APP, "key-unknown-1")) {
            for (RequestSpecification request : List.of(KeyRpc.with(key), Rpc.with(key))) {
                request.body(Rpc.INITIALIZE)
                        .post("/mcp")
                        .then()
                        .statusCode(401)
                        .header("WWW-Authenticate", containsString("resource_metadata="))
                        .header("Deprecation", nullValue())
                        .body("error", is("invalid_token"))
                        .body(
                                "error_description",
                                is("API keys are not taken here any more. Get an access token instead;"
                                        + " https://tasks.example/from-keys-to-tokens.html says how."));
            }
        }
    }

    @Test
    void the_log_says_who_still_uses_one_and_has_no_key_in_it() {
        KeyRpc.with(KeyRpc.ADMIN_TOOL).post("/mcp").then().statusCode(401);
        KeyRpc.with("key-unknown-1").post("/mcp").then().statusCode(401);

        assertEquals(List.of("late key: admin-tool, for which user-123 answers, still uses one"), log.lines());
    }

    @Test
    void a_token_and_a_key_are_one_too_many() {
        Rpc.with(TestToken.user("tasks:read").sign())
                .header("X-API-Key", KeyRpc.WEB_APP)
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error", is("invalid_request"));
        assertFalse(log.lines().toString().contains("key-"));
    }
}
