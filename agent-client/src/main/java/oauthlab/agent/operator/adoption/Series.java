package oauthlab.agent.operator.adoption;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oauthlab.shared.text.Invisible;

/**
 * One line of an instance's metrics, in the text format of Prometheus: {@code oauthlab_client_calls_total{client="web-app"} 3.0}.
 *
 * @param name without {@code oauthlab_}
 */
record Series(String name, Map<String, String> labels, double value) {

    private static final Pattern LINE = Pattern.compile("(?m)^oauthlab_(\\w+)\\{(.*)} ([0-9.E+-]+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** All of ours in the metrics. What nobody sees in a name does not steer the terminal. */
    static List<Series> in(String metrics) {
        return LINE.matcher(Invisible.escaped(metrics, character -> character == '\n'))
                .results()
                .map(line -> new Series(line.group(1), labels(line.group(2)), Double.parseDouble(line.group(3))))
                .toList();
    }

    private static Map<String, String> labels(String text) {
        return LABEL.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        (MatchResult label) -> label.group(1), label -> label.group(2), (first, second) -> first));
    }

    String label(String label) {
        return labels.getOrDefault(label, "");
    }
}
