package oauthlab.agent.operator.adoption;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** How often a kind of credential was checked, and how long that took. What was remembered is not checked again. */
record CheckTime(String check, long count, double milliseconds) {

    static List<CheckTime> in(List<Series> all) {
        var series = all.stream()
                .filter(one -> one.name().startsWith("validation_seconds"))
                .toList();
        var checks = new TreeSet<String>();
        series.forEach(one -> checks.add(one.label("check")));
        return checks.stream()
                .map(check -> of(check, series))
                .filter(time -> time.count > 0)
                .toList();
    }

    private static CheckTime of(String check, List<Series> series) {
        double count = sum(series, "validation_seconds_count", check);
        return new CheckTime(check, (long) count, 1000 * sum(series, "validation_seconds_sum", check) / count);
    }

    private static double sum(List<Series> series, String name, String check) {
        return series.stream()
                .filter(one -> one.name().equals(name) && Objects.equals(one.label("check"), check))
                .mapToDouble(Series::value)
                .sum();
    }
}
