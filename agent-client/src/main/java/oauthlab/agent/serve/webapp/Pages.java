package oauthlab.agent.serve.webapp;

import static oauthlab.agent.oauth.screen.Html.escaped;
import static oauthlab.agent.oauth.screen.Html.isolated;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.tasks.Task;
import oauthlab.agent.mcp.tasks.TaskPage;

/** What browsers show. No script, no style of its own, and no token in it. */
final class Pages {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>%1$s</title>
              <link rel="stylesheet" href="/pages.css">
            </head>
            <body>
            <main>
              <p class="brand">Demo web app <span>an OAuth client</span></p>
              <h1>%1$s</h1>
            %2$s</main>
            </body>
            </html>
            """;
    private static final String SIGN_IN = """
              <form method="post" action="/sign-in">
                <button type="submit">Sign in</button>
              </form>
            """;
    private static final String WELCOME = """
              <p>This application shows your tasks, which another server keeps. It needs your permission, and not your password: you sign
              in at the authorization server, and say there what the application may do.</p>
            %s  <p class="hint">In the lab you are <code>bob</code> with the password <code>bob-password</code>, or <code>alice</code> with
              <code>alice-password</code>. The application never sees the password, and your browser never sees the tokens.</p>
            """;
    private static final String SIGNED_IN = """
              <dl>
                <dt>Allowed</dt><dd>%1$s</dd>
                <dt>At</dt><dd><code>%2$s</code></dd>
                <dt>Until</dt><dd>%3$s</dd>
              </dl>
              <p class="hint">The tokens are in the memory of this application's server. Your browser has a cookie that no script can read.</p>
            """;
    private static final String ADD = """
              <form method="post" action="/tasks">
                <input type="hidden" name="csrf" value="%s">
                <label for="title">New task</label>
                <input id="title" name="title" required maxlength="200" autocomplete="off">
                <button type="submit">Add</button>
              </form>
            """;
    private static final String BUTTON = """
              <form method="post" action="%s">
                <input type="hidden" name="csrf" value="%s">
                <button type="submit" class="quiet">%s</button>
              </form>
            """;
    private static final Map<String, String> MEANINGS = Map.of(
            "tasks:read", "see your tasks",
            "tasks:write", "create, change and delete your tasks",
            "user:read", "see your name and e-mail address");

    private Pages() {}

    static String welcome() {
        return page("Your tasks, in another application", String.format(Locale.ROOT, WELCOME, SIGN_IN));
    }

    /**
     * What a user sees who is signed in.
     *
     * @param username empty when the application may not know it
     * @param tasks empty when it may not see them
     */
    record Home(
            UserSession session, String resource, Optional<String> username, Optional<TaskPage> tasks, Instant now) {

        String html() {
            String csrf = escaped(session.csrf());
            boolean mayWrite = session.scopes().contains("tasks:write");
            String body = String.format(Locale.ROOT, SIGNED_IN, permissions(), escaped(resource), end())
                    + list()
                    + (mayWrite ? String.format(Locale.ROOT, ADD, csrf) : "")
                    + "  <div class=\"choice\">\n"
                    + (session.canRefresh()
                            ? String.format(Locale.ROOT, BUTTON, "/refresh", csrf, "Refresh the token")
                            : "")
                    + String.format(Locale.ROOT, BUTTON, "/sign-out", csrf, "Sign out")
                    + "  </div>\n";
            return page(username.map(name -> "Hello, " + name).orElse("You are signed in"), body);
        }

        private String permissions() {
            return Stream.of(session.scopes().toString().split(" "))
                    .map(scope -> escaped(MEANINGS.getOrDefault(scope, "")) + " <code>" + escaped(scope) + "</code>")
                    .collect(Collectors.joining("<br>"));
        }

        private String end() {
            return session.end()
                    .map(end -> escaped(end.truncatedTo(ChronoUnit.SECONDS) + ", in "
                            + Math.max(0, Duration.between(now, end).toMinutes()) + " minutes"))
                    .orElse("not said");
        }

        private String list() {
            if (tasks.isEmpty()) return "";
            String heading = "  <h2>Your tasks</h2>\n";
            List<Task> shown = tasks.get().tasks();
            if (shown.isEmpty()) return heading + "  <p>There is none yet.</p>\n";
            return shown.stream()
                    .map(task -> "    <li>" + isolated(task.title()) + " <code>"
                            + escaped(String.valueOf(task.status())) + "</code></li>\n")
                    .collect(Collectors.joining(
                            "", heading + "  <ul class=\"links\">\n", "  </ul>\n" + more(shown.size())));
        }

        private String more(int shown) {
            int total = tasks.map(TaskPage::total).orElse(0);
            return total > shown ? "  <p class=\"hint\">The newest " + shown + " of " + total + ".</p>\n" : "";
        }
    }

    static String signedOut(String issuer) {
        return page(
                "You are signed out",
                "  <p>The tokens are revoked, and forgotten here. At the authorization server you are still signed in: <a href=\""
                        + escaped(issuer) + "/login\">sign out there</a>, too, if others use this browser.</p>\n"
                        + SIGN_IN);
    }

    static String refusedByUser() {
        return page(
                "You said no",
                "  <p>The authorization server told this application so (<code>access_denied</code>). It got no token and can do"
                        + " nothing in your name.</p>\n" + SIGN_IN);
    }

    static String ended(AgentException why) {
        return page(
                "Your sign-in has ended",
                "  <p>The token is not good any more. Maybe you took your consent back, or signed out elsewhere.</p>\n"
                        + problem(why.text()) + SIGN_IN);
    }

    static String failure(String title, String why) {
        return page(title, problem(why) + "  <p><a href=\"/\">Back to the first page</a></p>\n");
    }

    private static String problem(String text) {
        return "  <p class=\"problem\" role=\"alert\">" + isolated(text) + "</p>\n";
    }

    static String signIn() {
        return SIGN_IN;
    }

    static String page(String title, String body) {
        return String.format(Locale.ROOT, FRAME, escaped(title), body);
    }
}
