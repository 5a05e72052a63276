package oauthlab.mcp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import oauthlab.web.http.EarlyRefusalsChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong before any endpoint is asked leaves in the same form as every other refusal. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class EarlyRefusalsTest extends EarlyRefusalsChecks {

    @TestHTTPResource
    URI server;

    @Override
    protected URI server() {
        return server;
    }

    @Override
    protected String path() {
        return "/mcp";
    }

    /** RFC 9110 section 9.3.2. */
    @Test
    void head_opens_no_stream_and_no_session() {
        String token = TestToken.user("tasks:read").sign();
        Rpc.with(token)
                .head("/mcp")
                .then()
                .statusCode(405)
                .header("Allow", is("GET, POST, DELETE"))
                .header("Mcp-Session-Id", nullValue());
        given().head("/health").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/health | GET, HEAD"})
    void another_method_is_refused_with_those_that_there_are(String path, String allowed) {
        for (String method : new String[] {"PATCH", "BREW"}) {
            given().request(method, path)
                    .then()
                    .statusCode(405)
                    .header("Allow", is(allowed))
                    .body("error", is("invalid_request"));
        }
    }
}
