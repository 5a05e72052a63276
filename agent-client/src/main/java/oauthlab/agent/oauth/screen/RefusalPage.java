package oauthlab.agent.oauth.screen;

import java.util.List;
import java.util.Locale;

/** The page for a person whose request cannot be answered. Programs get the same as JSON. RFC 9110 section 15.5. */
public final class RefusalPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>This request cannot be answered</title>
            </head>
            <body>
            <main>
            <h1>This request cannot be answered</h1>
            <p role="alert">%s</p>
            <p><a href="/">Back to the first page</a></p>
            <p><small>HTTP status %d</small></p>
            </main>
            </body>
            </html>
            """;

    private RefusalPage() {}

    /** Browsers name HTML and not JSON when they open an address. @param accept all headers of this name */
    public static boolean isFor(String method, List<String> accept) {
        String types = String.join(",", accept).toLowerCase(Locale.ROOT);
        return (method.equals("GET") || method.equals("HEAD"))
                && types.contains("text/html")
                && !types.contains("application/json");
    }

    /** @param why what was wrong, and what to do */
    public static String html(int status, String why) {
        return String.format(Locale.ROOT, PAGE, Html.isolated(why), status);
    }
}
