package oauthlab.mcp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which doors are open, and to whom. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class AccessTest {

    private final String token = TestToken.user("tasks:read").sign();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void a_program_sends_no_origin_and_passes() {
        Rpc.with(token)
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(200)
                .body("result.serverInfo.name", is("mcp-task-client"));
    }

    @Test
    void a_page_of_this_server_passes() {
        initializeFrom("http://localhost:4002").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost:4002.evil.example",
                "http://localhost:40021",
                "http://localhost",
                "https://localhost:4002",
                "null",
                ""
            })
    void any_other_origin_is_turned_away(String origin) {
        initializeFrom(origin).statusCode(403).body(not(containsString("jsonrpc")));
    }

    @Test
    void a_second_origin_does_not_slip_by() {
        given().header("Origin", "http://localhost:4002", "http://evil.example")
                .post("/mcp")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp/sse", "/mcp/sse/", "/mcp/messages/1", "/mcp//sse", "/mcp/%73se"})
    void the_old_transport_is_closed(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
        given().urlEncodingEnabled(false).post(path).then().statusCode(404);
    }

    @Test
    void health_and_metrics_answer() {
        given().get("/health").then().statusCode(200).body(is("{\"status\":\"ok\",\"service\":\"mcp-task-client\"}"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_info"));
    }

    private ValidatableResponse initializeFrom(String origin) {
        return Rpc.with(token)
                .header("Origin", origin)
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then();
    }
}
