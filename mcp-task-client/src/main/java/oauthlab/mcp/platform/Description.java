package oauthlab.mcp.platform;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code GET /q/openapi}: the addresses of this server, as OpenAPI 3.1. It is written by hand, because the library's addresses are routes and
 * no endpoints that a tool could read. Outside lab mode it is closed.
 */
@Singleton
class Description {

    private static final String FILE = "/openapi.json";

    private final String document;

    Description() throws IOException {
        try (InputStream file = Description.class.getResourceAsStream(FILE)) {
            this.document = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void register(@Observes Router router) {
        router.get("/q/openapi").handler(this::show);
    }

    private void show(RoutingContext request) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(document);
    }
}
