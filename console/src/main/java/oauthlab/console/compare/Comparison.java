package oauthlab.console.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import oauthlab.console.hops.Hop;
import oauthlab.console.hops.Messages;
import oauthlab.console.hops.Run;

/** Two runs side by side: which hops one has and the other has not, and what is different in those that both have. */
public record Comparison(Run a, Run b, List<Row> rows) {

    /** One or both of two hops. */
    public record Row(Hop a, Hop b, List<Difference> differences) {}

    /** A field that is different; empty where it is missing. */
    public record Difference(String field, String a, String b) {}

    /** These are different each time and say nothing. */
    private static final Set<String> VOLATILE = Set.of("date", "content-length", "traceparent", "host", "connection");

    /** Aligns both by the longest common sequence of who did what with whom. */
    public static Comparison of(Run first, List<Hop> a, Run second, List<Hop> b) {
        int[][] common = common(a, b);
        var rows = new ArrayList<Row>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && isSame(a.get(i), b.get(j))) {
                rows.add(new Row(a.get(i), b.get(j), differences(a.get(i++), b.get(j++))));
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                rows.add(new Row(a.get(i++), null, List.of()));
            } else {
                rows.add(new Row(null, b.get(j++), List.of()));
            }
        }
        return new Comparison(first, second, List.copyOf(rows));
    }

    /** How many hops the rests from i and from j have in common. */
    private static int[][] common(List<Hop> a, List<Hop> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--)
            for (int j = b.size() - 1; j >= 0; j--)
                common[i][j] = isSame(a.get(i), b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
        return common;
    }

    private static boolean isSame(Hop a, Hop b) {
        return a.kind().equals(b.kind()) && a.to().actor().equals(b.to().actor());
    }

    private static List<Difference> differences(Hop a, Hop b) {
        Map<String, String> one = fields(a);
        Map<String, String> other = fields(b);
        var names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names.stream()
                .map(name -> new Difference(name, one.getOrDefault(name, ""), other.getOrDefault(name, "")))
                .filter(field -> !field.a().equals(field.b()))
                .toList();
    }

    private static Map<String, String> fields(Hop hop) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("from", hop.from().label());
        fields.put("request", hop.method() + " " + hop.messages().request().target());
        fields.put("status", "" + hop.status());
        if (hop.refusal() != null) fields.put("error", hop.refusal().error());
        add("request header ", hop.messages().request().headers(), fields);
        add("response header ", hop.messages().response().headers(), fields);
        Messages.Body sent = hop.messages().request().body();
        if (sent.form() != null) sent.form().forEach(field -> fields.put("form " + field.get(0), field.get(1)));
        if (sent.json() != null)
            sent.json()
                    .properties()
                    .forEach(field -> fields.put(
                            "JSON " + field.getKey(), field.getValue().toString()));
        return fields;
    }

    private static void add(String prefix, List<List<String>> headers, Map<String, String> fields) {
        headers.stream()
                .filter(header -> !VOLATILE.contains(header.get(0).toLowerCase(Locale.ROOT)))
                .forEach(header ->
                        fields.merge(prefix + header.get(0), header.get(1), (first, next) -> first + ", " + next));
    }
}
