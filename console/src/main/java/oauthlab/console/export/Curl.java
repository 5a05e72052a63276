package oauthlab.console.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import oauthlab.console.hops.Hop;
import oauthlab.console.hops.Messages;

/** A hop as a command that sends the same request, with a variable in place of each secret. */
public final class Curl {

    private static final Pattern MARKER = Pattern.compile("⟦([^⟧]*)⟧");
    private static final Set<String> CURL_SETS =
            Set.of("host", "content-length", "connection", "user-agent", "transfer-encoding");

    private Curl() {}

    public static String of(Hop hop) {
        Messages.Request request = hop.messages().request();
        var lines = new ArrayList<String>();
        var secrets = new TreeSet<String>();
        lines.add("curl -i -X " + quoted(request.method(), secrets) + " " + quoted(url(hop), secrets));
        for (List<String> header : request.headers())
            if (!CURL_SETS.contains(header.get(0).toLowerCase(Locale.ROOT))) lines.add(header(header, secrets));
        Messages.Body body = request.body();
        if (body.form() != null)
            body.form()
                    .forEach(field ->
                            lines.add("--data-urlencode " + quoted(field.get(0) + "=" + field.get(1), secrets)));
        else if (body.json() != null)
            lines.add("--data-binary " + quoted(body.json().toString(), secrets));
        else if (body.text() != null) lines.add("--data-binary " + quoted(body.text(), secrets));
        var comments = new StringBuilder();
        secrets.forEach(name -> comments.append("# ").append(name).append("=...   (not kept: fill it in)\n"));
        return comments + String.join(" \\\n  ", lines) + "\n";
    }

    /** A user id and a secret, the way curl encodes them. */
    private static String header(List<String> header, Set<String> secrets) {
        boolean isBasic =
                header.get(0).equalsIgnoreCase("Authorization") && header.get(1).startsWith("Basic ");
        return isBasic
                ? "-u " + quoted(header.get(1).substring("Basic ".length()), secrets)
                : "-H " + quoted(header.get(0) + ": " + header.get(1), secrets);
    }

    static String url(Hop hop) {
        String target = hop.messages().request().target();
        return target.startsWith("http")
                ? target
                : "http://localhost" + hop.to().detail() + target;
    }

    /** In double quotes, so that the shell fills in the variables, and nothing else. */
    private static String quoted(String text, Set<String> secrets) {
        String safe = text.replaceAll("[\\\\\"$`]", "\\\\$0").replaceAll("[\\p{Cntrl}]", " ");
        return '"' + MARKER.matcher(safe).replaceAll(marker -> "\\$" + variable(marker.group(1), secrets)) + '"';
    }

    private static String variable(String label, Set<String> secrets) {
        String name = label.replaceFirst("^hidden ", "")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
        secrets.add(name);
        return name;
    }
}
