package oauthlab.agent.operator.adoption;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Shows who calls by key and who by token: as text, or as a page. */
record Report(List<Calls> clients, List<CheckTime> times, Instant now) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    String text() {
        var text = new StringBuilder();
        if (clients.isEmpty()) text.append("No client has called yet.\n");
        else addClients(text);
        if (!times.isEmpty()) text.append(line("\n%-22s %8s %12s", "check of a credential", "checks", "average"));
        for (CheckTime time : times)
            text.append(line("%-22s %8d %9.2f ms", time.check(), time.count(), time.milliseconds()));
        return text.toString();
    }

    private void addClients(StringBuilder text) {
        text.append(line(
                "%-22s %8s %8s %8s  %-16s %-14s %s",
                "client", "by key", "refused", "by token", "tokens", "last key", "last token"));
        for (Calls client : clients) {
            int filled = (int) (client.tokenShare() / 10);
            String bar = "█".repeat(filled) + "░".repeat(10 - filled);
            text.append(line(
                    "%-22s %8d %8d %8d  %s %3d %% %-14s %s",
                    client.client(),
                    client.byKey(),
                    client.refused(),
                    client.byToken(),
                    bar,
                    client.tokenShare(),
                    ago(client.lastKey()),
                    ago(client.lastToken())));
        }
        long waiting = clients.stream().filter(Calls::usesKey).count();
        text.append(
                waiting == 0
                        ? "\nNobody uses a key any more.\n"
                        : line("\nStill with a key: %d of %d.", waiting, clients.size()));
    }

    String page() {
        var rows = new StringBuilder();
        var bars = new StringBuilder();
        for (Calls client : clients) {
            String name = safe(client.client());
            rows.append(line(
                    "<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%d %%</td><td>%s</td><td>%s</td></tr>",
                    name,
                    client.byKey(),
                    client.refused(),
                    client.byToken(),
                    client.tokenShare(),
                    ago(client.lastKey()),
                    ago(client.lastToken())));
            bars.append(line(
                    "<dt>%s: %d %%</dt><dd role=\"img\" aria-label=\"%2$d %% of calls by token\"><span"
                            + " style=\"width:%2$d%%\"></span></dd>",
                    name, client.tokenShare()));
        }
        if (clients.isEmpty()) bars.append("<p>No client has called yet.</p>\n");
        return Page.of(rows.toString(), bars.toString(), timeRows(), MINUTE.format(now));
    }

    private String timeRows() {
        var rows = new StringBuilder();
        for (CheckTime time : times)
            rows.append(line(
                    "<tr><td>%s</td><td>%d</td><td>%.2f ms</td></tr>",
                    safe(time.check()), time.count(), time.milliseconds()));
        return rows.toString();
    }

    private String ago(long second) {
        if (second == 0) return "never";
        long seconds = Math.max(0, now.getEpochSecond() - second);
        if (seconds < 120) return seconds + " s ago";
        if (seconds < 7200) return seconds / 60 + " min ago";
        if (seconds < 172800) return seconds / 3600 + " h ago";
        return seconds / 86400 + " days ago";
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format + "\n", values);
    }
}
