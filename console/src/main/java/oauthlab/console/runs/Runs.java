package oauthlab.console.runs;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which run a hop belongs to. The first that fits: the run of its trace; the run that had one of its secrets within ten minutes; the run of
 * the same caller within five seconds; else a new one. What only one flow has, such as a code, joins two runs into one.
 */
@Singleton
public class Runs {

    private static final Duration SAME_SECRET = Duration.ofMinutes(10);
    private static final Duration SAME_CALLER = Duration.ofSeconds(5);
    private static final int MAX_KNOWN = 20_000;

    private record Trail(String run, Instant at) {}

    /** What a hop has in common with others; each is a name that says nothing to anybody else. */
    public record Marks(Optional<String> trace, List<String> ofFlow, List<String> tokens, String caller) {}

    /** The run of a hop, and those that turned out to be the same. */
    public record Joined(String run, List<String> merged) {}

    private final Map<String, Trail> trails = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Trail> eldest) {
            return size() > MAX_KNOWN;
        }
    };
    private int count;

    /** @param current the run that the hop is in already, if it was seen before */
    public synchronized Joined join(Optional<String> current, Marks marks, Instant at) {
        Optional<String> known =
                current.or(() -> marks.trace().flatMap(trace -> find("trace " + trace, at, SAME_SECRET)));
        List<String> sameFlow = marks.ofFlow().stream()
                .map(mark -> find("flow " + mark, at, SAME_SECRET))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        String run = Stream.of(known, sameFlow.stream().findFirst(), byToken(marks, at), byCaller(marks, at))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> "r" + ++count);
        List<String> merged =
                sameFlow.stream().filter(other -> !other.equals(run)).toList();
        merged.forEach(other ->
                trails.replaceAll((mark, trail) -> trail.run().equals(other) ? new Trail(run, trail.at()) : trail));
        leave(marks, new Trail(run, at));
        return new Joined(run, merged);
    }

    private Optional<String> byToken(Marks marks, Instant at) {
        return marks.tokens().stream()
                .map(mark -> find("token " + mark, at, SAME_SECRET).orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Optional<String> byCaller(Marks marks, Instant at) {
        return marks.caller().isEmpty() ? Optional.empty() : find("caller " + marks.caller(), at, SAME_CALLER);
    }

    private Optional<String> find(String mark, Instant at, Duration within) {
        return Optional.ofNullable(trails.get(mark))
                .filter(trail -> !trail.at().plus(within).isBefore(at))
                .map(Trail::run);
    }

    private void leave(Marks marks, Trail trail) {
        var names = new ArrayList<String>();
        marks.trace().ifPresent(trace -> names.add("trace " + trace));
        marks.ofFlow().forEach(mark -> names.add("flow " + mark));
        marks.tokens().forEach(mark -> names.add("token " + mark));
        if (!marks.caller().isEmpty()) names.add("caller " + marks.caller());
        names.forEach(name -> {
            trails.remove(name);
            trails.put(name, trail);
        });
    }
}
