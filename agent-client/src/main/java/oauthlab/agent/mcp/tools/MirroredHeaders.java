package oauthlab.agent.mcp.tools;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Arguments that a tool wants to see in headers too, so that a proxy can route by them. MCP 2026-07-28, "Custom Headers from
 * Tool Parameters": {@code "x-mcp-header":"Region"} on a parameter means {@code Mcp-Param-Region}.
 *
 * @param byArgument the header of each such argument
 */
public record MirroredHeaders(Map<String, String> byArgument) {

    private static final String MARK = "x-mcp-header";
    private static final Set<String> SIMPLE = Set.of("string", "integer", "boolean");
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7E]([\\x20-\\x7E]*[\\x21-\\x7E])?|");

    /** Reads a tool's schema; empty when it asks for headers that cannot be: such a tool must not be called. */
    public static Optional<MirroredHeaders> of(Map<String, Object> inputSchema) {
        var headers = new LinkedHashMap<String, String>();
        var seen = new HashSet<String>();
        if (!(inputSchema.get("properties") instanceof Map<?, ?> properties))
            return Optional.of(new MirroredHeaders(Map.of()));
        for (var property : properties.entrySet()) {
            if (!(property.getValue() instanceof Map<?, ?> schema) || !schema.containsKey(MARK)) continue;
            String name = String.valueOf(schema.get(MARK));
            boolean isGood = NAME.matcher(name).matches()
                    && SIMPLE.contains(String.valueOf(schema.get("type")))
                    && seen.add(name.toLowerCase(Locale.ROOT));
            if (!isGood) return Optional.empty();
            headers.put(String.valueOf(property.getKey()), "Mcp-Param-" + name);
        }
        return Optional.of(new MirroredHeaders(headers));
    }

    /** The headers of a call with these arguments. */
    public Map<String, String> of(String tool, Map<String, Object> arguments) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Mcp-Name", encoded(tool));
        byArgument.forEach((argument, header) -> {
            Object value = arguments.get(argument);
            if (value != null) headers.put(header, encoded(String.valueOf(value)));
        });
        return headers;
    }

    /** What a header cannot hold as it is travels as base64. */
    static String encoded(String value) {
        if (PLAIN.matcher(value).matches() && !value.startsWith("=?base64?")) return value;
        return "=?base64?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
