package oauthlab.mcp;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import oauthlab.web.http.OpenApiChecks;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StandIns.class)
class OpenApiTest extends OpenApiChecks {

    @TestHTTPResource("/")
    URI server;

    @Test
    void what_it_describes_answers() throws Exception {
        document().path("paths").fieldNames().forEachRemaining(path -> {
            int status = given().redirects().follow(false).get(path).statusCode();
            assertTrue(List.of(200, 307, 401).contains(status), path + ": " + status);
        });
    }

    @Override
    protected URI server() {
        return server;
    }
}
