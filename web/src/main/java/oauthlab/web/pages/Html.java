package oauthlab.web.pages;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;

/** The frame of every page: not in a frame of others, no script, nothing from elsewhere, not in a cache. RFC 9700 section 4.16. */
final class Html {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>OAuth lab: %1$s</title>
              <link rel="stylesheet" href="/pages.css">
            </head>
            <body>
            <main>
              <p class="brand">OAuth lab%2$s</p>
            %3$s</main>
            </body>
            </html>
            """;

    private Html() {}

    /**
     * @param brand the name of the service, or ""
     * @param content what is in the page, in HTML
     */
    static String page(String title, String brand, String content) {
        String shownBrand = brand.isEmpty() ? "" : " <span>" + escaped(brand) + "</span>";
        return String.format(Locale.ROOT, PAGE, escaped(title), shownBrand, content);
    }

    static void send(HttpServerResponse response, String page) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "same-origin")
                .end(page);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
