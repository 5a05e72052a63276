package oauthlab.console.page;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The page at {@code /}, with the key of this start in it. */
@Singleton
class PageEndpoint {

    private static final int BEFORE_FILES = -500;

    private final String page;

    PageEndpoint(ConsoleKey key) {
        this.page = read().replace("{{key}}", key.value());
    }

    void register(@Observes Router router) {
        for (String path : List.of("/", "/index.html"))
            router.get(path)
                    .order(BEFORE_FILES)
                    .handler(context -> context.response()
                            .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                            .end(page));
    }

    private static String read() {
        try (InputStream file = PageEndpoint.class.getResourceAsStream("/META-INF/resources/index.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
