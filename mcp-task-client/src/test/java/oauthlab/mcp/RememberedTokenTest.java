package oauthlab.mcp;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What was good a moment ago is not verified again, and not a moment longer than it is good. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RememberedTokenTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";

    @Test
    void a_remembered_token_ends_when_it_ends() {
        String token = TestToken.user("tasks:read")
                .with("exp", Instant.now().getEpochSecond() + 3)
                .sign();
        String session = Rpc.session(token);
        Rpc.send(token, session, PING).then().statusCode(200).body("id", is(7));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Rpc.send(token, session, PING).statusCode() == 401);
        Rpc.send(token, session, PING).then().body("error_description", startsWith("The token expired at "));
    }

    @Test
    void a_token_that_begins_like_a_remembered_one_is_another() {
        String token = TestToken.user("tasks:read").sign();
        Rpc.session(token);
        Rpc.with(token + "A").post("/mcp").then().statusCode(401);
    }
}
