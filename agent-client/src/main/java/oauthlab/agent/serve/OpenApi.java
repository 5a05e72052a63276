package oauthlab.agent.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oauthlab.agent.mcp.schema.EmbeddedSchema;
import oauthlab.agent.mcp.tools.McpTool;
import oauthlab.shared.text.Invisible;

/**
 * The tools of one server as an OpenAPI 3.1 document. Its schemas are JSON Schema, as those of MCP are, so they go in as they came;
 * only what refers to another part of the same schema has to find it at its new place.
 *
 * @param address of this server's tools, as the caller knows it
 * @param needsKey do callers have to show one?
 */
record OpenApi(String server, String address, List<McpTool> tools, boolean needsKey) {

    private static final String SCHEMAS = "#/components/schemas/";

    private static final int MAX_SUMMARY_LENGTH = 100;
    private static final int MAX_ID_LENGTH = 64;
    /** What can go wrong with each call, by status; the errors' names are for programs. */
    private static final Map<String, String> REFUSALS = refusals();

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Tools of the MCP server " + server,
                        "version", "1",
                        "description",
                                "Each tool is a POST with its arguments as JSON. Made from what the server says"
                                        + " about its tools."));
        document.put("servers", List.of(Map.of("url", address)));
        if (needsKey) document.put("security", List.of(Map.of("key", List.of())));
        var paths = new LinkedHashMap<String, Object>();
        var schemas = new LinkedHashMap<String, Object>();
        schemas.put("Error", error());
        var ids = new HashSet<String>();
        for (McpTool tool : tools) {
            String id = operationId(tool.name(), ids);
            paths.put("/" + inPath(tool.name()), Map.of("post", operation(tool, id, schemas)));
        }
        document.put("paths", paths);
        document.put("components", components(schemas));
        return document;
    }

    private Map<String, Object> operation(McpTool tool, String id, Map<String, Object> schemas) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", id);
        operation.put("tags", List.of(server));
        operation.put("summary", Invisible.escaped(summary(tool.description())));
        operation.put(
                "description",
                (EmbeddedSchema.visible(tool.description()) + "\n\n" + kind(tool) + otherName(tool, id)).strip());
        String name = place(tool.name() + ".input", schemas);
        schemas.put(name, EmbeddedSchema.of(tool.inputSchema(), SCHEMAS + name));
        operation.put("requestBody", Map.of("required", needsArguments(tool), "content", json(reference(name))));
        var responses = new LinkedHashMap<String, Object>();
        responses.put("200", Map.of("description", "What the tool gave back.", "content", json(output(tool, schemas))));
        REFUSALS.keySet().forEach(status -> responses.put(status, Map.of("$ref", "#/components/responses/" + status)));
        if (!needsKey) responses.remove("401");
        operation.put("responses", responses);
        return operation;
    }

    /** Programs call it by the operationId, and a person should find the tool of that name. */
    private static String otherName(McpTool tool, String id) {
        return id.equals(tool.name())
                ? ""
                : " Its operationId " + id + " stands for the tool named " + tool.name() + ".";
    }

    /** The first sentence; the whole stands below it. */
    private static String summary(String description) {
        String first = description.strip().split("(?<=[.!?])\\s|[;:]\\s|\\R")[0];
        return first.length() <= MAX_SUMMARY_LENGTH ? first : first.substring(0, MAX_SUMMARY_LENGTH) + "…";
    }

    /** A tool that does not say what it gives back gives text. */
    private static Map<String, Object> output(McpTool tool, Map<String, Object> schemas) {
        if (tool.outputSchema() == null) return Map.of();
        String name = place(tool.name() + ".output", schemas);
        schemas.put(name, EmbeddedSchema.of(tool.outputSchema(), SCHEMAS + name));
        return reference(name);
    }

    private static String kind(McpTool tool) {
        if (tool.isReadOnly()) return "It only reads.";
        return tool.isDestructive() ? "It may destroy something." : "It writes.";
    }

    private static boolean needsArguments(McpTool tool) {
        return tool.inputSchema() != null
                && tool.inputSchema().get("required") instanceof List<?> required
                && !required.isEmpty();
    }

    /** Names of components are letters, digits, dot, hyphen and underscore; names of tools need not be. */
    private static String place(String wanted, Map<String, Object> taken) {
        String name = wanted.replaceAll("[^A-Za-z0-9._-]", "_");
        while (taken.containsKey(name)) name += "_";
        return name;
    }

    /** Programs make a name of a function of it: letters, digits, hyphen and underscore, 64 at most, each one once. */
    private static String operationId(String tool, Set<String> taken) {
        String name = tool.replaceAll("[^A-Za-z0-9_-]", "_");
        String id = name.substring(0, Math.min(name.length(), MAX_ID_LENGTH));
        for (int number = 2; !taken.add(id); number++) {
            String end = "_" + number;
            id = name.substring(0, Math.min(name.length(), MAX_ID_LENGTH - end.length())) + end;
        }
        return id;
    }

    private Map<String, Object> components(Map<String, Object> schemas) {
        var components = new LinkedHashMap<String, Object>();
        components.put("schemas", schemas);
        var responses = new LinkedHashMap<String, Object>();
        REFUSALS.forEach((status, text) ->
                responses.put(status, Map.of("description", text, "content", json(reference("Error")))));
        components.put("responses", responses);
        if (needsKey) components.put("securitySchemes", Map.of("key", Map.of("type", "http", "scheme", "bearer")));
        return components;
    }

    private static Map<String, Object> error() {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "type",
                "object",
                "required",
                List.of("error", "error_description"),
                "properties",
                Map.of("error", text, "error_description", text));
    }

    private static Map<String, Object> reference(String schema) {
        return Map.of("$ref", SCHEMAS + schema);
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }

    /** Percent-encoded as one segment, whatever the tool is called (RFC 3986 section 3.3). */
    static String inPath(String tool) {
        return URLEncoder.encode(tool, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private static Map<String, String> refusals() {
        var refusals = new LinkedHashMap<String, String>();
        refusals.put("400", "The body is no JSON object, or the tool cannot take these arguments.");
        refusals.put("401", "The key is missing, or it is another one.");
        refusals.put("403", "The tool needs more scope than was approved (insufficient_scope).");
        refusals.put("404", "There is no such tool.");
        refusals.put("409", "Somebody has to sign in first (login_required); the description says how.");
        refusals.put("413", "The body is larger than 64 KiB.");
        refusals.put("415", "The Content-Type is not application/json, or the body is compressed.");
        refusals.put("422", "The tool ran, and reported an error of its own (tool_error).");
        refusals.put("429", "Too many calls of this server at once; try again.");
        refusals.put("502", "The MCP server refused, or failed.");
        refusals.put("504", "The MCP server gave no answer in time.");
        return refusals;
    }
}
