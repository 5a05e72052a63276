package oauthlab.mcp;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A session is used by who opened it, and by nobody else. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class SessionTest {

    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";

    private final String token = TestToken.user("tasks:read").sign();
    private String session;

    @BeforeEach
    void open() {
        StandIns.forget();
        session = Rpc.session(token);
    }

    @Test
    void who_opened_it_uses_it_with_another_token_too() {
        Rpc.send(token, session, PING).then().statusCode(200).body("id", is(7));
        Rpc.send(TestToken.user("tasks:read tasks:write").sign(), session, PING)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05, 2024-11-05",
        "2025-03-26, 2025-03-26",
        "2025-06-18, 2025-06-18",
        "2025-11-25, 2025-11-25",
        "2030-01-01, 2025-11-25"
    })
    void each_revision_with_sessions_is_spoken_and_an_unknown_one_gets_the_newest(String asked, String spoken) {
        Rpc.with(token)
                .body(Rpc.INITIALIZE.replace("2025-11-25", asked))
                .post("/mcp")
                .then()
                .statusCode(200)
                .body("result.protocolVersion", is(spoken));
    }

    @Test
    void to_another_user_and_to_another_client_it_does_not_exist() {
        String alice = TestToken.user("tasks:read").with("sub", "user-456").sign();
        String otherClient =
                TestToken.user("tasks:read").with("client_id", "web-app").sign();
        for (String stranger : new String[] {alice, otherClient}) {
            Rpc.send(stranger, session, PING).then().statusCode(404).body("id", is(7));
            Rpc.with(stranger)
                    .header("Mcp-Session-Id", session)
                    .delete("/mcp")
                    .then()
                    .statusCode(404);
            Rpc.with(stranger)
                    .header("Mcp-Session-Id", session)
                    .get("/mcp")
                    .then()
                    .statusCode(404);
        }
        Rpc.send(token, session, PING).then().statusCode(200);
    }

    @Test
    void a_client_with_the_ids_of_a_user_and_his_client_does_not_get_his_session() {
        String user =
                TestToken.machine("tasks:read").with("grant_id", "an approval").sign();
        String his = Rpc.session(user);
        Rpc.send(user, his, PING).then().statusCode(200);
        Rpc.send(TestToken.machine("tasks:read").sign(), his, PING).then().statusCode(404);
    }

    @Test
    void without_its_number_and_with_a_guessed_one_nothing_works() {
        Rpc.with(token).body(PING).post("/mcp").then().statusCode(400).body("error.code", is(-32600));
        Rpc.send(token, "guessed", PING).then().statusCode(404);
    }

    @Test
    void when_it_is_ended_it_is_over() {
        Rpc.with(token).header("Mcp-Session-Id", session).delete("/mcp").then().statusCode(200);
        Rpc.send(token, session, PING).then().statusCode(404);
    }

    @Test
    void nobody_chooses_the_number_of_his_session() {
        String chosen = Rpc.with(token)
                .header("Mcp-Session-Id", "mine")
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(200)
                .extract()
                .header("Mcp-Session-Id");
        assertNotEquals("mine", chosen);
    }
}
