package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization server does not exchange a caller's token: the caller hears why. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class RefusedExchangeTest {

    private static final String REFUSED = "{\"error\":\"invalid_token\",\"error_description\":\"revoked\"}";

    private final String callersToken =
            TestToken.user("tasks:read tasks:write user:read admin").sign();

    @BeforeEach
    void forget() {
        StandIns.forget();
    }

    @Test
    void a_caller_whose_token_was_revoked_is_told_so_and_gets_no_further() {
        String session = Rpc.session(callersToken);
        StandIns.nextTokenAnswer(400, "{\"error\":\"invalid_request\",\"error_description\":\"revoked\"}");

        for (int i = 0; i < 2; i++)
            Rpc.send(callersToken, session, Rpc.call("get_user"))
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                    .header("WWW-Authenticate", containsString("resource_metadata="));
        assertEquals(1, StandIns.TOKEN_REQUESTS.size(), "the second time nobody is asked");
        assertEquals(0, StandIns.API_REQUESTS.size());
    }

    @Test
    void a_caller_whose_token_cannot_be_exchanged_is_told_why() {
        String session = Rpc.session(callersToken);
        StandIns.nextTokenAnswer(
                400, "{\"error\":\"invalid_request\",\"error_description\":\"may_act names another\"}");

        for (int i = 0; i < 2; i++)
            Rpc.send(callersToken, session, Rpc.call("get_user"))
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", containsString("may_act names another"))
                    .header("WWW-Authenticate", not(containsString("revoked")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_scope", "invalid_target", "unauthorized_client", "server_error"})
    void what_is_not_about_the_token_is_told_as_what_it_is(String error) {
        String session = Rpc.session(callersToken);
        StandIns.nextTokenAnswer(
                400, "{\"error\":\"" + error + "\",\"error_description\":\"not an \\\"invalid_request\\\"\"}");

        Rpc.send(callersToken, session, Rpc.call("get_user"))
                .then()
                .statusCode(200)
                .body("result.isError", is(true))
                .body("result.content[0].text", containsString(error))
                .body("result.content[0].text", not(containsString("revoked")));
        Rpc.send(callersToken, session, Rpc.call("get_user")).then().body("result.isError", is(false));
    }

    @Test
    void in_the_revision_without_sessions_a_revoked_token_is_told_so_too() {
        StandIns.nextTokenAnswer(400, "{\"error\":\"invalid_request\",\"error_description\":\"revoked\"}");
        StatelessRpc.call(callersToken, "get_user")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    @Test
    void what_was_got_before_the_revocation_is_no_way_round_it() {
        String session = Rpc.session(callersToken);
        Rpc.send(callersToken, session, Rpc.call("get_user")).then().statusCode(200);
        StandIns.nextApiAnswer(401, REFUSED);
        StandIns.nextTokenAnswer(400, "{\"error\":\"invalid_request\",\"error_description\":\"revoked\"}");
        Rpc.send(callersToken, session, Rpc.call("get_user")).then().statusCode(401);
    }
}
