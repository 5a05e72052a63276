package oauthlab.agent.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import oauthlab.agent.mcp.tools.ToolResult;
import oauthlab.agent.oauth.screen.RefusalPage;
import oauthlab.agent.serve.gateway.Problem;
import oauthlab.shared.text.Invisible;
import org.jboss.logging.Logger;

/** What goes back: JSON, and a refusal always in the same form; a person who opens an address reads it as a page. */
public record JsonAnswers(ObjectMapper json) {

    private static final Logger LOG = Logger.getLogger(JsonAnswers.class);

    /**
     * What a tool gave: its structure if it has one, else its text; both and all content when there is more than that. Its own
     * failure is no failure of the call.
     */
    void result(RoutingContext request, ToolResult result) {
        if (result.isError()) json(request, 422, failed(result));
        else if (result.hasOtherContent()) json(request, 200, whole(result));
        else json(request, 200, result.structured() == null ? Map.of("text", result.text()) : result.structured());
    }

    private static Map<String, Object> failed(ToolResult result) {
        var body = new LinkedHashMap<String, Object>();
        body.put("error", "tool_error");
        body.put("error_description", result.shown());
        if (result.structured() != null) body.put("structured", result.structured());
        if (result.hasOtherContent()) body.put("content", result.content());
        return body;
    }

    private static Map<String, Object> whole(ToolResult result) {
        var body = new LinkedHashMap<String, Object>();
        body.put("text", result.text());
        if (result.structured() != null) body.put("structured", result.structured());
        body.put("content", result.content());
        return body;
    }

    public void json(RoutingContext request, int status, Object body) {
        try {
            String text = json.writeValueAsString(body);
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    // The same JSON, and nothing in it that a terminal obeys.
                    .end(Invisible.escaped(text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends every request that has no result. */
    public void failure(RoutingContext request, Throwable failed) {
        if (request.response().ended() || request.response().closed()) return;
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        if (cause instanceof Problem problem) {
            problem.headers().forEach(request.response()::putHeader);
            if (isForPerson(request)) page(request, problem);
            else json(request, problem.status(), problem.body());
            return;
        }
        LOG.error("A request failed", shown(cause));
        json(
                request,
                500,
                Problem.of(500, "server_error", "A defect of this server; its log says more.")
                        .body());
    }

    private static boolean isForPerson(RoutingContext request) {
        return RefusalPage.isFor(
                request.request().method().name(), request.request().headers().getAll(HttpHeaders.ACCEPT));
    }

    private static void page(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .end(RefusalPage.html(problem.status(), problem.getMessage()));
    }

    /** Its text may hold what a caller sent, and lines of a log are not for callers to write. */
    private static Throwable shown(Throwable failed) {
        var shown = new IllegalStateException(Invisible.escaped(String.valueOf(failed)));
        shown.setStackTrace(failed.getStackTrace());
        return shown;
    }

    /** What the router found out by itself. */
    void refusal(RoutingContext request, int status) {
        String path = request.request().path();
        Problem problem = switch (status) {
            case 404 -> Problem.of(404, "not_found", "There is nothing at this address. GET / shows what there is.");
            case 405 ->
                Problem.of(
                                405,
                                "method_not_allowed",
                                "Tools are called with POST; pages and documents are read with GET.")
                        .with("Allow", allowed(path));
            case 413 ->
                Problem.of(413, "too_large", "The body is larger than 64 KiB.").with("Connection", "close");
            default ->
                Problem.of(
                        400,
                        "invalid_request",
                        "The request cannot be read. Is there a header Host, with a host in it?");
        };
        failure(request, problem);
    }

    /** RFC 9110 section 15.5.6. A tool may have the name of a page: then both are there. */
    private static String allowed(String path) {
        boolean isPage = path.matches("/|/health|/~ui/.*|/[^/]+");
        if (isPage) return "GET, HEAD";
        return path.matches("/[^/]+/(docs|openapi\\.json)") ? "GET, HEAD, POST" : "POST";
    }
}
