package oauthlab.agent.serve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.foundation.config.StdioServer;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.agent.oauth.screen.Html;

/**
 * The page for people: which servers there are, what they can do, and what they need.
 *
 * @param mistake what is wrong with the configuration file
 * @param showsTools not to everybody, where a key is needed
 */
record FrontPage(List<Row> rows, Optional<String> mistake, boolean showsTools) {

    /**
     * One server.
     *
     * @param trouble why its tools are not known
     */
    record Row(ServerEntry server, List<McpTool> tools, Optional<String> trouble) {}

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Tools over HTTP</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem;
                   color: #1c2430; background: #f4f6f9; overflow-wrap: anywhere; }
            section { background: #fff; border-radius: .75rem; box-shadow: 0 1px 4px #0003; margin: 1rem 0; padding: .5rem 1.25rem 1rem; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin: .5rem 0; }
            .where, .kind { color: #5a6575; font-size: .9rem; }
            .trouble { border-left: .3rem solid #c77700; padding-left: .75rem; }
            dt { font-family: ui-monospace, monospace; font-weight: 600; margin-top: .5rem; } dd { margin: 0 0 0 1rem; }
            code { font-family: ui-monospace, monospace; }
            a { color: #0b5cad; }
            @media (prefers-color-scheme: dark) {
              body { color: #e8ecf2; background: #12161c; } section { background: #1d242e; }
              .where, .kind { color: #a4b0c0; } a { color: #7ab8ff; } }
            </style>
            </head>
            <body>
            <main>
            <h1>Tools over HTTP</h1>
            <p>Each tool of these MCP servers is a <code>POST /SERVER/TOOL</code> with its arguments as JSON. It is called with the
            tokens of whoever signed in with <code>./lab agent login</code>.</p>
            %s</main>
            </body>
            </html>
            """;

    String html() {
        String top = mistake.filter(text -> showsTools)
                .map(text -> "<section><p class=\"trouble\" role=\"alert\">" + Html.escaped(text) + "</p></section>\n")
                .orElse("");
        String body = rows.isEmpty()
                ? "<section><p>No server is configured.</p></section>\n"
                : rows.stream().map(this::section).collect(Collectors.joining());
        return String.format(Locale.ROOT, PAGE, top + body);
    }

    private String section(Row row) {
        String name = Html.escaped(row.server().name());
        String where = showsTools ? "<p class=\"where\">" + Html.isolated(where(row.server())) + "</p>\n" : "";
        return "<section>\n<h2>" + name + "</h2>\n" + where
                + state(row) + "<p><a href=\"/" + name + "/docs\">Try the tools</a> · <a href=\"/" + name
                + "/openapi.json\">OpenAPI document</a></p>\n</section>\n";
    }

    private String state(Row row) {
        if (!showsTools) return "<p>Its tools are shown to whoever has the key.</p>\n";
        if (row.trouble().isPresent())
            return "<p class=\"trouble\">" + Html.isolated(row.trouble().get()) + "</p>\n";
        if (row.tools().isEmpty()) return "<p>It shows no tools.</p>\n";
        return row.tools().stream().map(FrontPage::tool).collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
    }

    private static String tool(McpTool tool) {
        String kind = tool.isReadOnly() ? "reads" : tool.isDestructive() ? "may destroy" : "writes";
        return "<dt>" + Html.isolated(tool.name()) + "</dt><dd>" + Html.isolated(tool.description())
                + " <span class=\"kind\">(" + kind + ")</span></dd>\n";
    }

    /** Of a program the name alone: its arguments can be secrets. */
    private static String where(ServerEntry server) {
        return server instanceof RemoteServer remote
                ? remote.url().toString()
                : "a program on this machine: " + ((StdioServer) server).command();
    }
}
