package oauthlab.resource.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import oauthlab.resource.IssuerForTests;
import oauthlab.web.http.EarlyRefusalsChecks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong before any endpoint is asked leaves in the same form as every other refusal. */
@QuarkusTest
@QuarkusTestResource(IssuerForTests.class)
class EarlyRefusalsTest extends EarlyRefusalsChecks {

    @TestHTTPResource
    URI server;

    @Override
    protected URI server() {
        return server;
    }

    @Override
    protected String path() {
        return "/api/tasks";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/tasks | GET, HEAD, POST",
                "/api/tasks/1 | DELETE, GET, HEAD, PUT",
                "/api/user | GET, HEAD, PUT",
                "/health | GET, HEAD"
            })
    void another_method_is_refused_with_those_that_there_are(String path, String allowed) {
        for (String method : new String[] {"PATCH", "BREW"}) {
            given().request(method, path)
                    .then()
                    .statusCode(405)
                    .header("Allow", is(allowed))
                    .body("error", is("method_not_allowed"));
        }
    }
}
