package oauthlab.mcp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key is in no log and in no answer, whatever becomes of it. */
@QuarkusTest
@TestProfile(KeysAndTokensTest.Both.class)
@QuarkusTestResource(StandIns.class)
class KeySecrecyTest {

    private static final String UNKNOWN = "key-unknown-2";
    private static final List<String> KEYS = List.of(KeyRpc.WEB_APP, KeyRpc.MOBILE_APP, KeyRpc.ADMIN_TOOL, UNKNOWN);

    @RegisterExtension
    final LogLines log = new LogLines();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void a_key_is_in_no_log_and_in_no_answer() {
        var answers = new ArrayList<Response>();
        for (String key : KEYS) {
            answers.add(KeyRpc.with(key).body(Rpc.INITIALIZE).post("/mcp"));
            answers.add(Rpc.with(key).body(Rpc.INITIALIZE).post("/mcp"));
            answers.add(KeyRpc.with(key).header("Authorization", "Bearer x").post("/mcp"));
            answers.add(Rpc.bare().header("Authorization", "DPoP " + key).post("/mcp"));
            answers.add(KeyRpc.send(key, "guessed", Rpc.call("list_tasks")));
        }
        answers.add(KeyRpc.call(KeyRpc.MOBILE_APP, "create_task"));
        StandIns.nextTokenAnswer(401, "{\"error\":\"invalid_client\"}");
        answers.add(KeyRpc.call(KeyRpc.ADMIN_TOOL, "list_tasks"));

        for (Response answer : answers) {
            String all = answer.getHeaders() + answer.asString();
            for (String key : KEYS) assertFalse(all.contains(key), answer.statusLine());
        }
        String lines = String.join("\n", log.lines());
        assertTrue(lines.contains("insufficient_scope: tools/call create_task by"), "there is something to look at");
        assertTrue(lines.contains("invalid_client"), "and a failure too");
        for (String key : KEYS) assertFalse(lines.contains(key), "a key is in the log");
    }
}
