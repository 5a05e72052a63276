package oauthlab.agent.serve;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Swagger UI, from a library on this machine: the page works without any network, and tells nobody that it was opened. */
final class SwaggerUi {

    private static final String LIBRARY = "META-INF/resources/openapi-ui/";
    private static final String OURS = "swagger-ui/";

    /** All files of the page, and where they are. */
    private static final Map<String, String> FILES = Map.of(
            "swagger-ui.css", LIBRARY + "swagger-ui.css",
            "swagger-ui-bundle.js", LIBRARY + "swagger-ui-bundle.js",
            "page.css", OURS + "page.css",
            "page.js", OURS + "page.js");

    private SwaggerUi() {}

    /** The page of every server; its script asks for the document beside it. */
    static void page(RoutingContext request) {
        // The library sets styles as it goes; scripts are files of this server only.
        request.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                                + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
                .end(read(OURS + "page.html"));
    }

    /** @return false when there is no such file */
    static boolean file(RoutingContext request, String name) {
        String place = FILES.get(name);
        if (place == null) return false;
        request.response()
                .putHeader("Content-Type", name.endsWith(".css") ? "text/css" : "text/javascript")
                .putHeader("Cache-Control", "max-age=3600")
                .end(read(place));
        return true;
    }

    private static Buffer read(String place) {
        try (InputStream file = SwaggerUi.class.getClassLoader().getResourceAsStream(place)) {
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
