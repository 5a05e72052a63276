package oauthlab.auth.foundation.endpoint;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The parameters of a request, from a form body, a query or (our convenience, not the standard) a JSON object.
 *
 * <p>RFC 6749 sections 3.1 and 3.2: a parameter without a value counts as absent, an unknown one is ignored, and none
 * may be sent twice. {@code resource} alone may (RFC 8707 section 2), and {@code audience} (RFC 8693 section
 * 2.1).
 */
public final class FormParameters {

    public static final FormParameters NONE = new FormParameters(Map.of());

    private static final Set<String> MAY_REPEAT = Set.of("resource", "audience");

    private final Map<String, List<String>> values;

    FormParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads {@code a=b&c=d}.
     *
     * @throws OAuthException {@code invalid_request} when the percent-encoding is broken or the text is no UTF-8
     */
    public static FormParameters parse(String encoded) {
        if (encoded == null || encoded.isEmpty()) return NONE;
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!value.isEmpty())
                values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
        }
        return new FormParameters(values);
    }

    /** The value of a parameter. */
    public Optional<String> get(String name) {
        List<String> all = values.get(name);
        if (all == null) return Optional.empty();
        if (all.size() > 1) throw sentTwice(name);
        return Optional.of(all.get(0));
    }

    /** @throws OAuthException {@code invalid_request} when the parameter is absent */
    public String require(String name) {
        return get(name)
                .orElseThrow(() -> OAuthException.invalidRequest("The parameter '" + name + "' is missing. Add it."));
    }

    /** All values of one of the few parameters that may be sent more than once. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** @throws OAuthException {@code invalid_request} that names the parameter which was sent twice */
    public FormParameters requireSingleValues() {
        values.forEach((name, all) -> {
            if (all.size() > 1 && !MAY_REPEAT.contains(name)) throw sentTwice(name);
        });
        return this;
    }

    /** @throws OAuthException {@code invalid_request} that names the parameter which is not one of these, a typing error perhaps */
    public FormParameters requireOnly(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name))
                throw OAuthException.invalidRequest(
                        "Unknown parameter '" + name + "'. Possible: " + String.join(" ", new TreeSet<>(known)) + ".");
        }
        return this;
    }

    /** The same with this value; without the parameter when it is empty. */
    public FormParameters with(String name, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.remove(name);
        if (!value.isEmpty()) changed.put(name, List.of(value));
        return new FormParameters(changed);
    }

    /** The parameters as a query again, in their order. */
    public String toQuery() {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static OAuthException sentTwice(String name) {
        return OAuthException.invalidRequest("The parameter '" + name + "' was sent more than once. Send it once.");
    }

    private static String decode(String encoded) {
        try {
            return requireText(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            throw OAuthException.invalidRequest(
                    "The parameters are not application/x-www-form-urlencoded: a '%' must be"
                            + " followed by two hexadecimal digits.");
        }
    }

    static String requireText(String value) {
        if (value.indexOf('\uFFFD') >= 0 || value.indexOf('\0') >= 0) {
            throw OAuthException.invalidRequest("A parameter is not valid UTF-8 text.");
        }
        return value;
    }
}
