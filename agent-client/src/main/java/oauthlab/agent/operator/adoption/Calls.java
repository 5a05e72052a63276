package oauthlab.agent.operator.adoption;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one client did, at all instances together.
 *
 * @param refused calls by key that came after the end of keys
 * @param lastKey the second of the last call by key; 0 for never
 */
record Calls(String client, long byKey, long refused, long byToken, long lastKey, long lastToken) {

    /** All clients, the ones with the smallest share of tokens first. */
    static List<Calls> in(List<Series> all) {
        var series =
                all.stream().filter(one -> one.name().startsWith("client_")).toList();
        var clients = new TreeSet<String>();
        series.forEach(one -> clients.add(one.label("client")));
        return clients.stream()
                .map(client -> of(
                        client,
                        series.stream()
                                .filter(one -> one.label("client").equals(client))
                                .toList()))
                .sorted(Comparator.comparingLong(Calls::tokenShare))
                .toList();
    }

    private static Calls of(String client, List<Series> series) {
        var calls = series.stream().filter(one -> !isLastSeen(one)).toList();
        Predicate<Series> late = one -> one.label("outcome").equals("refused");
        return new Calls(
                client,
                sum(calls.stream().filter(late.negate()).filter(by("key"))),
                sum(calls.stream().filter(late)),
                sum(calls.stream().filter(late.negate()).filter(by("token"))),
                last(series, "key"),
                last(series, "token"));
    }

    private static boolean isLastSeen(Series series) {
        return series.name().startsWith("client_last_seen");
    }

    private static Predicate<Series> by(String credential) {
        return series -> series.label("credential").equals(credential);
    }

    private static long sum(Stream<Series> series) {
        return Math.round(series.mapToDouble(Series::value).sum());
    }

    private static long last(List<Series> series, String credential) {
        return (long) series.stream()
                .filter(Calls::isLastSeen)
                .filter(by(credential))
                .mapToDouble(Series::value)
                .max()
                .orElse(0);
    }

    /** Of a hundred calls, so many were made with a token. */
    long tokenShare() {
        long all = byKey + refused + byToken;
        return all == 0 ? 0 : 100 * byToken / all;
    }

    boolean usesKey() {
        return byKey + refused > 0;
    }
}
