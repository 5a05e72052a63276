package oauthlab.console.reading;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parameters of a query or a form, in their order. */
public record Params(List<Param> all) {

    /** One of them, decoded. */
    public record Param(String name, String value) {}

    static final Params NONE = new Params(List.of());

    static Params of(String encoded) {
        if (encoded.isEmpty()) return NONE;
        var params = new ArrayList<Param>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            params.add(new Param(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decoded(pair.substring(equals + 1))));
        }
        return new Params(List.copyOf(params));
    }

    /** The parameters in the query and the fragment of a URL. */
    public static Params ofUrl(String url) {
        int query = url.indexOf('?');
        int start = query < 0 ? url.indexOf('#') : query;
        return start < 0 ? NONE : of(url.substring(start + 1).replace('#', '&'));
    }

    /** The first of this name; an empty value counts as none. */
    public Optional<String> first(String name) {
        return all.stream()
                .filter(param -> param.name().equals(name) && !param.value().isEmpty())
                .map(Param::value)
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
