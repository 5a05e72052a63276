package oauthlab.agent.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import oauthlab.agent.foundation.config.ServerEntry;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.agent.serve.FrontPage.Row;
import oauthlab.agent.serve.gateway.Caller;
import oauthlab.agent.serve.gateway.Gateway;
import oauthlab.agent.serve.gateway.OpenServer;
import oauthlab.agent.serve.gateway.Problem;

/** What can be asked for: {@link #router} is the list, in the order in which it is tried. */
record Addresses(Gateway gateway, AllowedCallers visitors, JsonAnswers answers) {

    private static final long MAX_BYTES = 64 * 1024;
    private static final List<Integer> ROUTERS_OWN = List.of(400, 404, 405, 413, 415, 406, 501);
    /** So long the page for people waits for a server's list of tools. */
    private static final int PAGE_SECONDS = 3;

    private static final Pattern NO_ENCODING = Pattern.compile("%(?![0-9a-fA-F]{2})");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** @param first sees every request */
    Router router(Vertx vertx, Handler<RoutingContext> first) {
        Router router = Router.router(vertx);
        router.route().handler(new Framing(answers, MAX_BYTES)::check);
        router.route().handler(first);
        router.route().handler(this::letIn).failureHandler(this::failed);
        read(router, "/health").handler(this::health);
        read(router, "/").blockingHandler(this::frontPage, false);
        read(router, "/~ui/:file").handler(this::file);
        read(router, "/:server").blockingHandler(this::toDocs, false);
        read(router, "/:server/docs").blockingHandler(this::docs, false);
        read(router, "/:server/openapi.json").handler(this::checkKey).blockingHandler(this::document, false);
        // No body is read for a caller who may not call.
        router.post("/:server/*").handler(this::checkCaller).handler(Framing::letContinue);
        router.post("/:server/*").handler(BodyHandler.create(false).setBodyLimit(MAX_BYTES));
        router.post("/:server/*").blockingHandler(this::call, false);
        for (int status : ROUTERS_OWN) router.errorHandler(status, request -> answers.refusal(request, status));
        router.errorHandler(500, request -> answers.failure(request, request.failure()));
        return router;
    }

    private static Route read(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void letIn(RoutingContext request) {
        request.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer");
        if (NO_ENCODING.matcher(request.request().path()).find())
            throw Problem.of(
                    400, "invalid_request", "The address holds a % that encodes nothing (RFC 3986 section 2.1).");
        visitors.checkHost(request.request());
        visitors.checkOrigin(request.request());
        visitors.otherOrigin(request.request())
                .ifPresent(origin -> request.response()
                        .putHeader("Access-Control-Allow-Origin", origin)
                        .putHeader("Vary", "Origin"));
        if (!visitors.isPreflight(request.request())) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", "GET, POST")
                .putHeader("Access-Control-Allow-Headers", "Content-Type, Authorization")
                .putHeader("Access-Control-Max-Age", "600")
                .end();
    }

    private void failed(RoutingContext request) {
        boolean isRoutersOwn = ROUTERS_OWN.contains(request.statusCode());
        if (request.statusCode() == 400) new Framing(answers, MAX_BYTES).refuseUnread(request);
        else if (isRoutersOwn) answers.refusal(request, request.statusCode());
        else answers.failure(request, request.failure());
    }

    private void health(RoutingContext request) {
        answers.json(request, 200, new Health("ok", "agent-client"));
    }

    /** What {@code ./lab status} looks for. */
    private record Health(String status, String service) {}

    /** To a server of the file only: what else was typed is not put into a header. */
    private void toDocs(RoutingContext request) {
        ServerEntry server = gateway.at(request.pathParam("server"), OpenServer::entry);
        request.response()
                .setStatusCode(302)
                .putHeader("Location", "/" + server.name() + "/docs")
                .end();
    }

    private void file(RoutingContext request) {
        if (!SwaggerUi.file(request, request.pathParam("file"))) answers.refusal(request, 404);
    }

    private void docs(RoutingContext request) {
        gateway.at(request.pathParam("server"), OpenServer::entry);
        SwaggerUi.page(request);
    }

    private void frontPage(RoutingContext request) {
        boolean showsTools = visitors.key().isEmpty();
        Caller caller = caller(request);
        List<CompletableFuture<Row>> rows = gateway.all().stream()
                .map(server -> showsTools
                        ? row(server, caller)
                        : CompletableFuture.completedFuture(new Row(server.entry(), List.of(), Optional.empty())))
                .toList();
        CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new))
                .thenApply(all -> rows.stream().map(CompletableFuture::join).toList())
                .thenAccept(all -> request.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .putHeader(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'")
                        .end(new FrontPage(all, gateway.mistake(), showsTools).html()))
                .exceptionally(failed -> refuse(request, failed));
    }

    private static CompletableFuture<Row> row(OpenServer server, Caller caller) {
        CompletableFuture<List<McpTool>> listed = server.tools(caller);
        CompletableFuture<Row> row = listed.thenApply(tools -> new Row(server.entry(), tools, Optional.empty()))
                .completeOnTimeout(
                        new Row(server.entry(), List.of(), Optional.of("It has not answered within 3 s.")),
                        PAGE_SECONDS,
                        TimeUnit.SECONDS)
                .exceptionally(failed -> new Row(server.entry(), List.of(), Optional.of(text(failed))));
        row.thenRun(() -> listed.cancel(false));
        return row;
    }

    private static String text(Throwable failed) {
        return (failed instanceof CompletionException ? failed.getCause() : failed).getMessage();
    }

    private static Caller caller(RoutingContext request) {
        return Caller.at(request.request().remoteAddress().hostAddress());
    }

    private void document(RoutingContext request) {
        String name = request.pathParam("server");
        String address = "http://" + request.request().getHeader("Host") + "/" + name;
        answer(
                request,
                gateway.at(name, server -> server.tools(caller(request))),
                tools -> answers.json(request, 200, document(name, address, tools)));
    }

    private Map<String, Object> document(String name, String address, List<McpTool> tools) {
        return new OpenApi(name, address, tools, visitors.key().isPresent()).document();
    }

    private void checkKey(RoutingContext request) {
        visitors.checkKey(request.request());
        request.next();
    }

    /** Not only for order: what browsers send for any page without asking first is never application/json. */
    private void checkCaller(RoutingContext request) {
        visitors.checkKey(request.request());
        if (request.request().headers().getAll("Content-Encoding").stream()
                .anyMatch(way -> !way.equalsIgnoreCase("identity")))
            throw Problem.of(
                    415, "unsupported_media_type", "Compressed bodies are not read. Leave Content-Encoding out.");
        String type = request.request().getHeader("Content-Type");
        if (type == null || !type.split(";")[0].strip().equalsIgnoreCase("application/json"))
            throw Problem.of(
                    415,
                    "unsupported_media_type",
                    "The arguments are JSON, and have to say so: Content-Type: application/json. Without arguments, too.");
        request.next();
    }

    private void call(RoutingContext request) {
        String tool = tool(request.normalizedPath());
        Map<String, Object> values = arguments(request.body().buffer());
        answer(
                request,
                gateway.at(request.pathParam("server"), server -> server.call(caller(request), tool, values)),
                result -> answers.result(request, result));
    }

    /** A caller who hangs up waits for nothing, and nothing works for that caller any longer. */
    private <T> void answer(RoutingContext request, CompletableFuture<T> result, Consumer<T> then) {
        request.addEndHandler(over -> result.cancel(false));
        result.thenAccept(then).exceptionally(failed -> refuse(request, failed));
    }

    private Void refuse(RoutingContext request, Throwable failed) {
        answers.failure(request, failed);
        return null;
    }

    /** All that stands behind the server; a name of a tool may hold a slash. */
    private static String tool(String path) {
        String name = path.substring(path.indexOf('/', 1) + 1);
        return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> arguments(Buffer body) {
        if (body == null || body.length() == 0) return Map.of();
        try {
            JsonNode read = STRICT.readTree(body.getBytes());
            if (read.isObject()) return STRICT.convertValue(read, OBJECT);
            throw Problem.of(400, "invalid_json", "The body has to be a JSON object: the arguments by name.");
        } catch (JsonProcessingException noJson) {
            var place = noJson.getLocation();
            String where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
            throw Problem.of(400, "invalid_json", "The body is not JSON" + where + ".");
        } catch (IOException unreadable) {
            throw Problem.of(400, "invalid_json", "The body is not UTF-8.");
        }
    }
}
