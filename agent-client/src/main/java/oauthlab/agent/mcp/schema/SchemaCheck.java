package oauthlab.agent.mcp.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds arguments against the plain part of a tool's schema: types, required properties, listed values, and bounds.
 *
 * <p>Patterns, references, combinations ({@code anyOf}), formats and {@code uniqueItems} are not checked. They make the caller of
 * a schema pay for whatever its author thought of, and the MCP server checks its arguments itself. Each value is looked at
 * once, and the whole check ends after a fixed number of steps.
 */
public final class SchemaCheck {

    private static final int MAX_STEPS = 100_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_SHOWN_LENGTH = 500;

    private int steps;

    /**
     * What does not fit.
     *
     * @param path JSON Pointer to the value (RFC 6901)
     */
    public record Fault(String path, String text) {

        private Fault below(Object name) {
            return new Fault("/" + String.valueOf(name).replace("~", "~0").replace("/", "~1") + path, text);
        }

        @Override
        public String toString() {
            return path.isEmpty() ? text : path + ": " + text;
        }
    }

    private SchemaCheck() {}

    /** The first fault; empty when there is none that this check can find. */
    public static Optional<Fault> of(Map<String, Object> schema, Map<String, Object> arguments) {
        return new SchemaCheck().fault(schema, arguments, 0);
    }

    private Optional<Fault> fault(Object schema, Object value, int depth) {
        boolean isChecked = schema instanceof Map<?, ?> && depth < MAX_DEPTH && ++steps < MAX_STEPS;
        // Before 2019-09 a reference replaced all that was written beside it.
        if (!isChecked || ((Map<?, ?>) schema).containsKey("$ref")) return Optional.empty();
        var wanted = (Map<?, ?>) schema;
        return type(wanted, value)
                .or(() -> listed(wanted, value))
                .or(() -> bounds(wanted, value))
                .or(() -> value instanceof Map<?, ?> object ? missing(wanted, object) : Optional.empty())
                .or(() -> value instanceof Map<?, ?> object ? members(wanted, object, depth) : Optional.empty())
                .or(() -> value instanceof List<?> list ? elements(wanted, list, depth) : Optional.empty());
    }

    private static Optional<Fault> type(Map<?, ?> schema, Object value) {
        Object type = schema.get("type");
        boolean fits = type instanceof List<?> any
                ? any.stream().anyMatch(one -> isOf(one, value))
                : type == null || isOf(type, value);
        return fits ? Optional.empty() : fault("this has to be of type " + shown(type) + ".");
    }

    private static boolean isOf(Object type, Object value) {
        return switch (String.valueOf(type)) {
            case "null" -> value == null;
            case "boolean" -> value instanceof Boolean;
            case "string" -> value instanceof String;
            case "number" -> value instanceof Number;
            case "integer" -> value instanceof Number number && isWhole(number);
            case "object" -> value instanceof Map<?, ?>;
            case "array" -> value instanceof List<?>;
            default -> true;
        };
    }

    /** By the exponent: a number as short as 1e1000000000 has a billion digits once it is written out. */
    private static boolean isWhole(Number number) {
        return decimal(number)
                .map(exact -> exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0)
                .orElse(false);
    }

    /** Only single values are compared. */
    private Optional<Fault> listed(Map<?, ?> schema, Object value) {
        if (value instanceof Map<?, ?> || value instanceof List<?>) return Optional.empty();
        if (schema.containsKey("const") && !isSame(schema.get("const"), value))
            return fault("only " + shown(schema.get("const")) + " is possible here.");
        if (!(schema.get("enum") instanceof List<?> listed)) return Optional.empty();
        steps += listed.size();
        boolean isThere = steps >= MAX_STEPS || listed.stream().anyMatch(one -> isSame(one, value));
        return isThere ? Optional.empty() : fault("this has to be one of " + shown(listed) + ".");
    }

    private static boolean isSame(Object one, Object other) {
        if (one instanceof Number first && other instanceof Number second) {
            Optional<BigDecimal> exact = decimal(first);
            return exact.isPresent() && compare(exact, decimal(second)) == 0;
        }
        return Objects.equals(one, other);
    }

    private static Optional<Fault> bounds(Map<?, ?> schema, Object value) {
        if (value instanceof Number number) return range(schema, number);
        if (value instanceof String text) return length(schema, "Length", text.codePointCount(0, text.length()));
        if (value instanceof List<?> list) return length(schema, "Items", list.size());
        return Optional.empty();
    }

    private static Optional<Fault> range(Map<?, ?> schema, Number number) {
        Optional<BigDecimal> value = decimal(number);
        if (value.isEmpty()) return fault("this number is too large.");
        if (compare(value, bound(schema, "minimum")) < 0) return fault("at least " + schema.get("minimum") + ".");
        if (compare(bound(schema, "maximum"), value) < 0) return fault("at most " + schema.get("maximum") + ".");
        return Optional.empty();
    }

    private static Optional<Fault> length(Map<?, ?> schema, String what, int length) {
        var value = Optional.of(BigDecimal.valueOf(length));
        if (compare(value, bound(schema, "min" + what)) < 0)
            return fault("too short: min" + what + " is " + schema.get("min" + what) + ".");
        if (compare(bound(schema, "max" + what), value) < 0)
            return fault("too long: max" + what + " is " + schema.get("max" + what) + ".");
        return Optional.empty();
    }

    private static Optional<BigDecimal> bound(Map<?, ?> schema, String name) {
        return schema.get(name) instanceof Number number ? decimal(number) : Optional.empty();
    }

    /** 0 where one of them is missing: what is not said is not violated. */
    private static int compare(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) : 0;
    }

    /** Empty for infinity, which some numbers become when they are read. */
    private static Optional<BigDecimal> decimal(Number number) {
        try {
            return Optional.of(new BigDecimal(number.toString()));
        } catch (NumberFormatException infinite) {
            return Optional.empty();
        }
    }

    private Optional<Fault> missing(Map<?, ?> schema, Map<?, ?> object) {
        if (!(schema.get("required") instanceof List<?> required)) return Optional.empty();
        steps += required.size();
        return required.stream()
                .filter(name -> !object.containsKey(name))
                .findFirst()
                .flatMap(name -> fault("'" + shown(name) + "' is missing."));
    }

    private Optional<Fault> members(Map<?, ?> schema, Map<?, ?> object, int depth) {
        Map<?, ?> known = schema.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
        boolean isClosed =
                Boolean.FALSE.equals(schema.get("additionalProperties")) && !schema.containsKey("patternProperties");
        for (var member : object.entrySet()) {
            Object name = member.getKey();
            if (isClosed && !known.containsKey(name)) return fault("there is no property '" + name + "'.");
            // Many programs write null for what they leave out; the server judges.
            if (member.getValue() == null && !isRequired(schema, name)) continue;
            Optional<Fault> fault = fault(known.get(name), member.getValue(), depth + 1);
            if (fault.isPresent()) return fault.map(found -> found.below(name));
        }
        return Optional.empty();
    }

    private static boolean isRequired(Map<?, ?> schema, Object name) {
        return schema.get("required") instanceof List<?> required && required.contains(name);
    }

    private Optional<Fault> elements(Map<?, ?> schema, List<?> list, int depth) {
        if (schema.containsKey("prefixItems")) return Optional.empty();
        for (int i = 0; i < list.size(); i++) {
            int place = i;
            Optional<Fault> fault = fault(schema.get("items"), list.get(i), depth + 1);
            if (fault.isPresent()) return fault.map(found -> found.below(place));
        }
        return Optional.empty();
    }

    /** A stranger's list can be long. */
    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= MAX_SHOWN_LENGTH ? text : text.substring(0, MAX_SHOWN_LENGTH) + "...";
    }

    private static Optional<Fault> fault(String text) {
        return Optional.of(new Fault("", text));
    }
}
