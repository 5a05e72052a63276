package oauthlab.agent.mcp.schema;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where references of one schema lead, as JSON Pointers from its root. JSON Schema 2020-12, sections 8.2 and 9.1: {@code $id} names
 * a part, {@code $anchor} a place in it.
 */
final class References {

    private final Map<String, Object> root;
    private final Map<String, String> pointers = new HashMap<>();

    References(Map<String, Object> root) {
        this.root = root;
        note(root, "", "", "");
    }

    /**
     * The part that a reference is in: what {@code #} means there.
     *
     * @param base its {@code $id}, as far as it is known
     */
    record Resource(String pointer, String base) {

        static final Resource WHOLE = new Resource("", "");

        /** The same, or a new one where the schema has an {@code $id}. */
        Resource at(String pointer, Map<?, ?> schema) {
            return schema.get("$id") instanceof String id && !id.startsWith("#")
                    ? new Resource(pointer, resolved(base, id))
                    : this;
        }
    }

    private void note(Object part, String pointer, String resource, String base) {
        if (part instanceof List<?> list)
            for (int i = 0; i < list.size(); i++) note(list.get(i), pointer + "/" + i, resource, base);
        if (!(part instanceof Map<?, ?> schema)) return;
        Resource here = new Resource(resource, base).at(pointer, schema);
        if (!here.pointer().equals(resource) || !here.base().equals(base)) pointers.putIfAbsent(here.base(), pointer);
        for (String member : List.of("$anchor", "$dynamicAnchor"))
            if (schema.get(member) instanceof String name) pointers.putIfAbsent(here.pointer() + "#" + name, pointer);
        schema.forEach((name, value) -> note(value, pointer + "/" + escaped(name), here.pointer(), here.base()));
    }

    static String escaped(Object name) {
        return String.valueOf(name).replace("~", "~0").replace("/", "~1");
    }

    /** Empty when it leads nowhere in this schema. */
    Optional<String> pointer(String reference, Resource from) {
        int hash = reference.indexOf('#');
        String document = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash + 1);
        Optional<String> resource = document.isEmpty()
                ? Optional.of(from.pointer())
                : Optional.ofNullable(pointers.get(resolved(from.base(), document)));
        return resource.flatMap(pointer -> pointerIn(pointer, fragment)).filter(this::isThere);
    }

    private Optional<String> pointerIn(String resource, String fragment) {
        return fragment.isEmpty() || fragment.startsWith("/")
                ? Optional.of(resource + fragment)
                : Optional.ofNullable(pointers.get(resource + "#" + fragment));
    }

    boolean isThere(String pointer) {
        Object part = root;
        if (pointer.isEmpty()) return true;
        for (String step : pointer.substring(1).split("/", -1)) {
            part = step(part, step);
            if (part == null) return false;
        }
        return part instanceof Map<?, ?> || part instanceof Boolean;
    }

    private static Object step(Object part, String step) {
        String name = decoded(step).replace("~1", "/").replace("~0", "~");
        if (part instanceof Map<?, ?> object) return object.get(name);
        boolean isPlace =
                part instanceof List<?> list && name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size();
        return isPlace ? ((List<?>) part).get(Integer.parseInt(name)) : null;
    }

    private static String decoded(String step) {
        try {
            return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenPercent) {
            return step;
        }
    }

    private static String resolved(String base, String reference) {
        try {
            String whole = base.isEmpty()
                    ? reference
                    : URI.create(base).resolve(reference).toString();
            return whole.replaceFirst("#$", "");
        } catch (IllegalArgumentException noAddress) {
            return reference;
        }
    }
}
