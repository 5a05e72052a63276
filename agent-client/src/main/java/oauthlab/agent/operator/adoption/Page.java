package oauthlab.agent.operator.adoption;

/** The report as a page without scripts, for a phone and for a wall. */
final class Page {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>From keys to tokens</title>
            <style>
              body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; color: #1c2733; background: #fff; }
              div.wide { overflow-x: auto; }
              table { border-collapse: collapse; width: 100%; }
              th, td { padding: .4rem .6rem; border-bottom: 1px solid #c5ced8; text-align: right; white-space: nowrap; }
              th:first-child, td:first-child { text-align: left; }
              dt { margin-top: .7rem; overflow-wrap: anywhere; }
              dd { margin: 0; display: flex; height: 1.6rem; border-radius: .2rem; overflow: hidden; background: #b3541e; }
              dd span { background: #1f7a4d; }
              .key { color: #b3541e; } .token { color: #1f7a4d; }
              @media (prefers-color-scheme: dark) {
                body { color: #dfe7ef; background: #141a21; } th, td { border-color: #3a4653; }
                .key { color: #f0a070; } .token { color: #6fd3a0; }
              }
            </style>
            </head>
            <body>
            <h1>From keys to tokens</h1>
            <h2>Calls by client</h2>
            <div class="wide"><table>
            <tr><th>Client</th><th>By key</th><th>Key refused</th><th>By token</th><th>Tokens</th><th>Last key</th><th>Last token</th></tr>
            """;
    private static final String SHARES = """
            </table></div>
            <h2>Share of <span class="token">tokens</span>, the rest are <span class="key">keys</span></h2>
            """;
    private static final String TIMES = """
            <h2>Time to check a credential</h2>
            <div class="wide"><table>
            <tr><th>Check</th><th>Checks</th><th>Average</th></tr>
            """;

    private Page() {}

    static String of(String clientRows, String shares, String timeRows, String now) {
        String times = timeRows.isEmpty() ? "" : TIMES + timeRows + "</table></div>\n";
        return HEAD + clientRows + SHARES + "<dl>\n" + shares + "</dl>\n" + times + "<p>As of " + now
                + ".</p>\n</body>\n</html>\n";
    }
}
