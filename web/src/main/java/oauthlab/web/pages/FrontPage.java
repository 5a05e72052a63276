package oauthlab.web.pages;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * {@code GET /}: what this server is and where to go on. A person gets a page, a program the same as JSON.
 *
 * @param service its name, as {@code /health} gives it
 * @param title the same for people, such as "task API"
 * @param description in a sentence or two
 * @param commands what to type in a terminal
 */
public record FrontPage(
        @JsonProperty("service") String service,
        @JsonProperty("title") String title,
        @JsonProperty("description") String description,
        @JsonProperty("links") List<Link> links,
        @JsonProperty("commands") List<String> commands) {

    /** @param href a path of this server, or an address */
    public record Link(
            @JsonProperty("href") String href,
            @JsonProperty("title") String title) {}

    /** Before the endpoints, after all checks of the request. */
    private static final int BEFORE_ENDPOINTS = -1000;

    private static final String STREAM = "text/event-stream";
    private static final String CONTENT = """
              <h1>This is the %1$s</h1>
              <p>%2$s</p>
              <ul class="links">
            %3$s  </ul>
              <h2>Try it in a terminal</h2>
            %4$s""";

    public void register(Router router) {
        router.route("/")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(BEFORE_ENDPOINTS)
                .handler(this::show);
    }

    private void show(RoutingContext request) {
        List<String> accept = request.request().headers().getAll(HttpHeaders.ACCEPT);
        // A client that looks for a stream of MCP finds none here, as before.
        if (accept.stream().anyMatch(wanted -> wanted.toLowerCase(Locale.ROOT).contains(STREAM))) {
            request.next();
            return;
        }
        HttpServerResponse response = request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (Reader.of(accept) == Reader.PERSON) {
            Html.send(response, html());
            return;
        }
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Json.encode(this));
    }

    String html() {
        String shownLinks = links.stream()
                .map(link -> "    <li><a href=\"" + Html.escaped(link.href()) + "\">" + Html.escaped(link.title())
                        + "</a></li>\n")
                .collect(Collectors.joining());
        String shownCommands = commands.stream()
                .map(command -> "  <pre tabindex=\"0\"><code>" + Html.escaped(command) + "</code></pre>\n")
                .collect(Collectors.joining());
        String content = String.format(
                Locale.ROOT, CONTENT, Html.escaped(title), Html.escaped(description), shownLinks, shownCommands);
        return Html.page(title, title, content);
    }
}
