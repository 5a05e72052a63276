package oauthlab.agent.oauth.flow;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the person sees when the browser comes back. Nothing of the request is in it, so nothing can be smuggled into it. */
enum CallbackPage {
    ANSWERED(
            200,
            "→",
            "Go back to the terminal",
            "The agent has the answer and says there whether you are signed in. You can close this tab."),
    NOT_ACCEPTED(
            200,
            "✗",
            "You are not signed in",
            "The agent says in the terminal why. Nothing was sent. You can close this tab."),
    NOT_OURS(
            400,
            "?",
            "This is no answer the agent waits for",
            "It may belong to another tab or to an earlier try. Use the newest tab, or start the sign-in again."),
    NOTHING_HERE(404, "?", "There is nothing here", "The agent listens here for one answer only.");

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%2$s</title>
            <style>
            body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center;
                   color: #1c2430; background: #f4f6f9; }
            main { max-width: 26rem; margin: 1rem; padding: 2rem; background: #fff; border-radius: .75rem;
                   box-shadow: 0 1px 4px #0003; text-align: center; }
            .mark { font-size: 2.5rem; }
            h1 { font-size: 1.4rem; margin: .5rem 0; }
            @media (prefers-color-scheme: dark) { body { color: #e8ecf2; background: #12161c; } main { background: #1d242e; } }
            </style>
            </head>
            <body><main><div class="mark" aria-hidden="true">%1$s</div><h1>%2$s</h1><p>%3$s</p></main></body>
            </html>
            """;

    private final int status;
    private final byte[] html;

    CallbackPage(int status, String mark, String title, String text) {
        this.status = status;
        this.html = String.format(Locale.ROOT, PAGE, mark, title, text).getBytes(StandardCharsets.UTF_8);
    }

    /** The address holds a code: no other site may learn it, and no cache may keep the page. */
    void send(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "text/html; charset=utf-8");
            headers.set("Cache-Control", "no-store");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("X-Frame-Options", "DENY");
            headers.set(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
            exchange.sendResponseHeaders(status, html.length);
            exchange.getResponseBody().write(html);
        }
    }
}
