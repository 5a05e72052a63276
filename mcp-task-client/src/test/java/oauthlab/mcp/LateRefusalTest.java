package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import oauthlab.mcp.access.VerifiedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client takes a 401 as "not begun" and sends its request again: so it gets none for what was done. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class LateRefusalTest {

    private static final String REFUSED = "{\"error\":\"invalid_token\",\"error_description\":\"revoked\"}";
    private static final String CREATE = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"create_task\",\"arguments\":{\"title\":\"once\"}}}";

    @Inject
    VerifiedTokens tokens;

    private final String token =
            TestToken.user("tasks:read tasks:write user:read").sign();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void what_a_tool_did_is_told_though_its_token_was_refused_to_another_request_meanwhile() {
        String session = Rpc.session(token);
        StandIns.whileTheApiWorks(() -> tokens.refuse(token, "revoked"));
        Rpc.send(token, session, CREATE)
                .then()
                .statusCode(200)
                .body(containsString("task-1"))
                .header("WWW-Authenticate", is((String) null));
        Rpc.send(token, session, CREATE).then().statusCode(401);
        assertEquals(1, StandIns.API_REQUESTS.size(), "the next request is refused before it begins");
    }

    @Test
    void a_write_that_the_api_refused_did_not_begin() {
        String session = Rpc.session(token);
        StandIns.nextApiAnswer(401, REFUSED);
        StandIns.nextTokenAnswer(200, "{\"access_token\":\"first\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
        StandIns.nextTokenAnswer(400, "{\"error\":\"invalid_request\",\"error_description\":\"revoked\"}");
        Rpc.send(token, session, CREATE).then().statusCode(401);
    }
}
