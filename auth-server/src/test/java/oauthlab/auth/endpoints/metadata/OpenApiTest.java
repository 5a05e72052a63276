package oauthlab.auth.endpoints.metadata;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import oauthlab.web.http.OpenApiChecks;

@QuarkusTest
class OpenApiTest extends OpenApiChecks {

    @TestHTTPResource("/")
    URI server;

    @Override
    protected URI server() {
        return server;
    }
}
