package oauthlab.auth.foundation.endpoint;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import oauthlab.shared.spec.Spec;
import oauthlab.web.http.EarlyRefusalsChecks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong before any endpoint is asked leaves in the same form as every other refusal. */
@QuarkusTest
class EarlyRefusalsTest extends EarlyRefusalsChecks {

    @TestHTTPResource
    URI server;

    @Override
    protected URI server() {
        return server;
    }

    @Override
    protected String path() {
        return "/oauth/token";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/oauth/token | POST",
                "/login | GET, HEAD, POST",
                "/.well-known/jwks.json | GET, HEAD",
                "/health | GET, HEAD"
            })
    @Spec("RFC 6749 3.2 a")
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
