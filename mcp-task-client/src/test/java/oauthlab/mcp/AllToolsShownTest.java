package oauthlab.mcp;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By setting the list shows every tool; that does not make them callable. */
@QuarkusTest
@TestProfile(RareSettings.class)
@QuarkusTestResource(StandIns.class)
class AllToolsShownTest {

    private final String token = TestToken.user("tasks:read").sign();

    @Test
    void a_tool_that_the_token_may_not_call_is_shown_and_refused() {
        StatelessRpc.request(token, "tools/list", Map.of())
                .post("/mcp")
                .then()
                .body("result.tools.name", hasSize(7))
                .body("result.tools.name", hasItem("admin_action"));
        StatelessRpc.request(token, "tools/call", Map.of("name", "admin_action"))
                .header("Mcp-Name", "admin_action")
                .post("/mcp")
                .then()
                .statusCode(403);
    }
}
