package oauthlab.agent.mcp.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import oauthlab.shared.text.Invisible;

/**
 * A schema of a tool as a part of another document. What refers to another part of it finds that at its new place; what refers
 * to anything else, and what is not JSON Schema 2020-12, is left out, so that the whole document can be read. Values that are compared
 * ({@code const}, {@code enum}, {@code default}) stay as they are.
 */
public final class EmbeddedSchema {

    private static final Set<String> SCHEMAS = Set.of(
            "additionalProperties",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> MAPS =
            Set.of("$defs", "definitions", "dependentSchemas", "patternProperties", "properties");
    /** Words for people. */
    private static final Set<String> PROSE = Set.of("title", "description", "$comment");

    private static final Set<Object> COMPARED = Set.of("const", "enum", "default", "examples");

    private static final Set<String> TYPES =
            Set.of("array", "boolean", "integer", "null", "number", "object", "string");
    /** What a value of these has to be, or validators refuse the document. */
    private static final Map<String, Predicate<Object>> FORMS = forms();
    /** Names of parts, which are parts of another document now; and words of OpenAPI that have a form of their own there. */
    private static final Set<String> LEFT_OUT = Set.of(
            "$id",
            "id",
            "$anchor",
            "$dynamicAnchor",
            "$recursiveAnchor",
            "$schema",
            "$vocabulary",
            "discriminator",
            "xml",
            "externalDocs",
            "example");

    private final References references;
    private final String here;

    private EmbeddedSchema(References references, String here) {
        this.references = references;
        this.here = here;
    }

    /** @param here where it will be, for references: {@code #/components/schemas/x} */
    public static Map<String, Object> of(Map<String, Object> schema, String here) {
        var result = new EmbeddedSchema(new References(schema), here).moved(schema, "", References.Resource.WHOLE);
        dropDangling(result, new References(result), here);
        return result;
    }

    /** What a reference led to may have been left out. */
    private static void dropDangling(Object part, References result, String here) {
        if (part instanceof List<?> list) list.forEach(element -> dropDangling(element, result, here));
        if (!(part instanceof Map<?, ?> schema)) return;
        boolean isDangling = schema.get("$ref") instanceof String reference
                && reference.startsWith(here)
                && !result.isThere(reference.substring(here.length()));
        if (isDangling) schema.remove("$ref");
        schema.forEach((name, value) -> {
            if (!COMPARED.contains(name)) dropDangling(value, result, here);
        });
    }

    private Map<String, Object> moved(Map<?, ?> schema, String pointer, References.Resource in) {
        References.Resource resource = in.at(pointer, schema);
        var result = new LinkedHashMap<String, Object>();
        schema.forEach((member, value) -> {
            String name = String.valueOf(member);
            if (LEFT_OUT.contains(name)) return;
            if (Set.of("$ref", "$dynamicRef", "$recursiveRef").contains(name)) refer(value, resource, result);
            else put(name, value, pointer + "/" + References.escaped(name), resource, result);
        });
        return result;
    }

    private void refer(Object value, References.Resource in, Map<String, Object> result) {
        if (value instanceof String reference)
            references.pointer(reference, in).ifPresent(pointer -> result.put("$ref", here + pointer));
    }

    private void put(String name, Object value, String pointer, References.Resource in, Map<String, Object> result) {
        if (FORMS.getOrDefault(name, any -> true).test(value)) result.put(name, placed(name, value, pointer, in));
    }

    private Object placed(String name, Object value, String pointer, References.Resource in) {
        if (PROSE.contains(name)) return visible((String) value);
        if (SCHEMAS.contains(name)) return schema(value, pointer, in);
        if (LISTS.contains(name)) return list((List<?>) value, pointer, in);
        return MAPS.contains(name) ? map((Map<?, ?>) value, pointer, in) : value;
    }

    private Object schema(Object value, String pointer, References.Resource in) {
        if (value instanceof Boolean) return value;
        return value instanceof Map<?, ?> schema ? moved(schema, pointer, in) : Map.of();
    }

    private List<Object> list(List<?> list, String pointer, References.Resource in) {
        var result = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) result.add(schema(list.get(i), pointer + "/" + i, in));
        return result;
    }

    private Map<String, Object> map(Map<?, ?> map, String pointer, References.Resource in) {
        var result = new LinkedHashMap<String, Object>();
        map.forEach((name, value) ->
                result.put(String.valueOf(name), schema(value, pointer + "/" + References.escaped(name), in)));
        return result;
    }

    /** Paragraphs stay. */
    public static String visible(String text) {
        return text.lines().map(Invisible::escaped).collect(Collectors.joining("\n"));
    }

    private static Map<String, Predicate<Object>> forms() {
        var forms = new LinkedHashMap<String, Predicate<Object>>();
        PROSE.forEach(name -> forms.put(name, String.class::isInstance));
        SCHEMAS.forEach(name -> forms.put(name, value -> value instanceof Map<?, ?> || value instanceof Boolean));
        LISTS.forEach(name -> forms.put(name, value -> value instanceof List<?> list && !list.isEmpty()));
        MAPS.forEach(name -> forms.put(name, Map.class::isInstance));
        for (String name : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"))
            forms.put(name, Number.class::isInstance);
        forms.put("multipleOf", value -> value instanceof Number number && number.doubleValue() > 0);
        for (String name : List.of(
                "minLength",
                "maxLength",
                "minItems",
                "maxItems",
                "minProperties",
                "maxProperties",
                "minContains",
                "maxContains")) forms.put(name, EmbeddedSchema::isCount);
        for (String name : List.of("uniqueItems", "readOnly", "writeOnly", "deprecated"))
            forms.put(name, Boolean.class::isInstance);
        for (String name : List.of("format", "contentEncoding", "contentMediaType"))
            forms.put(name, String.class::isInstance);
        forms.put("required", EmbeddedSchema::isNames);
        forms.put("enum", value -> value instanceof List<?> list && !list.isEmpty());
        forms.put("examples", List.class::isInstance);
        forms.put("type", EmbeddedSchema::isType);
        forms.put("pattern", value -> value instanceof String text && isPatternForAll(text));
        forms.put("dependentRequired", EmbeddedSchema::areNames);
        forms.put("dependencies", value -> false);
        forms.put("additionalItems", value -> false);
        return forms;
    }

    private static boolean isCount(Object value) {
        return value instanceof Number number
                && number.doubleValue() >= 0
                && number.doubleValue() == Math.rint(number.doubleValue());
    }

    private static boolean isNames(Object value) {
        return value instanceof List<?> list
                && list.stream().allMatch(String.class::isInstance)
                && Set.copyOf(list).size() == list.size();
    }

    private static boolean areNames(Object value) {
        return value instanceof Map<?, ?> map && map.values().stream().allMatch(EmbeddedSchema::isNames);
    }

    private static boolean isType(Object value) {
        return value instanceof List<?> list
                ? !list.isEmpty() && isNames(list) && TYPES.containsAll(list)
                : value instanceof String && TYPES.contains(value);
    }

    /** What Java, and as far as that can be told here JavaScript, read as a pattern. It is compiled, and never run. */
    private static boolean isPatternForAll(String text) {
        if (ONLY_ELSEWHERE.matcher(text).find()) return false;
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException | StackOverflowError noPattern) {
            return false;
        }
    }

    /** Flags within a pattern, atomic groups, possessive quantifiers, and letters that JavaScript does not know. */
    private static final Pattern ONLY_ELSEWHERE =
            Pattern.compile("\\(\\?(?![:=!<])|[+*?}]\\+|\\\\[AZzGQEhHRXNK]|\\[\\[:|&&\\[");
}
