package oauthlab.agent.goals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lesson's planner understands, and how it is said. */
sealed interface Intent {

    /** @param status as it stands on the wire; empty for all */
    record ListTasks(Optional<String> status) implements Intent {}

    record CreateTask(String title) implements Intent {}

    record FinishOldest() implements Intent {}

    record Summarise() implements Intent {}

    record PlanDay(int hours) implements Intent {}

    String UNDERSTOOD = """
            This planner understands, in these words and similar ones:
              list tasks, show pending tasks, which tasks are completed
              create "Buy milk", add a task called Buy milk, remind me to buy milk
              finish the oldest task
              summarise my tasks, how many tasks are there
              plan my day, plan today with 6 hours
            For other goals there is --model.""";

    /**
     * A way to say something: one word of each of {@code needed}, and no word that is not known. So "list the tasks and
     * delete them" is not half understood.
     */
    record Wording(List<Set<String>> needed, Set<String> others, Function<String, Intent> wish) {

        boolean matches(List<String> words) {
            return needed.stream().allMatch(some -> words.stream().anyMatch(some::contains))
                    && words.stream().allMatch(this::isKnown);
        }

        private boolean isKnown(String word) {
            return others.contains(word) || needed.stream().anyMatch(some -> some.contains(word));
        }
    }

    Set<String> POLITE = words("please can could you me my the all a an now would like i to see");
    Pattern QUOTED = Pattern.compile(
            "(?is)(?:please )?(?:create|add|make|note|new)(?: me)?(?: a| an| the)?(?: new)?(?: task| todo)?"
                    + "(?: called| named| titled| with the title)?:? *[\"“„'](.+)[\"”“'][.!]?");
    Pattern CALLED = Pattern.compile("(?is)(?:please )?(?:create|add|make)(?: me)?(?: a| an)?(?: new)? (?:task|todo)"
            + "(?: called| named| titled| to|:) ?([^\"]+)");
    Pattern REMIND = Pattern.compile("(?is)(?:please )?remind me to ([^\"]+)");
    Pattern HOURS = Pattern.compile("\\b([1-9]|1[0-9]|2[0-4]) ?(?:hours?|h)\\b");
    int DEFAULT_HOURS = 8;

    Map<String, String> STATUS = Map.ofEntries(
            Map.entry("pending", "pending"),
            Map.entry("open", "pending"),
            Map.entry("waiting", "pending"),
            Map.entry("progress", "in_progress"),
            Map.entry("in_progress", "in_progress"),
            Map.entry("started", "in_progress"),
            Map.entry("completed", "completed"),
            Map.entry("done", "completed"),
            Map.entry("finished", "completed"));

    List<Wording> WORDINGS = List.of(
            new Wording(
                    List.of(words("finish complete close mark tick end"), words("oldest")),
                    words("task todo pending open one as completed done off that is"),
                    text -> new FinishOldest()),
            new Wording(
                    List.of(words("summarise summarize summary overview report many")),
                    words("tasks todos up of give how are there do have what is on in " + statusWords()),
                    text -> new Summarise()),
            new Wording(
                    List.of(words("plan schedule organise organize"), words("day today")),
                    words("for with in of hours hour h tasks out number"),
                    text -> new PlanDay(hours(text))),
            new Wording(
                    List.of(
                            words("list show display what which"),
                            words("list task tasks todo todos " + statusWords())),
                    words("are is there do have in with that status " + statusWords()),
                    text -> new ListTasks(status(text))));

    /** What is wished, when it is understood as a whole. */
    static Optional<Intent> of(Goal goal) {
        String text = goal.text().strip();
        for (Pattern creating : List.of(QUOTED, CALLED, REMIND)) {
            Matcher found = creating.matcher(text);
            if (found.matches())
                return Optional.of(new CreateTask(found.group(1).strip()));
        }
        List<String> words = plainWords(text);
        return WORDINGS.stream()
                .filter(wording -> wording.matches(words))
                .findFirst()
                .map(wording -> wording.wish().apply(text.toLowerCase(Locale.ROOT)));
    }

    private static List<String> plainWords(String text) {
        var words = new ArrayList<String>();
        for (String word : HOURS.matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll("number hours")
                .split("[\\s,.!?]+")) {
            if (!word.isEmpty() && !POLITE.contains(word)) words.add(word);
        }
        return words;
    }

    private static Optional<String> status(String text) {
        return List.of(text.split("[\\s,.!?]+")).stream()
                .filter(STATUS::containsKey)
                .findFirst()
                .map(STATUS::get);
    }

    private static int hours(String text) {
        Matcher found = HOURS.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : DEFAULT_HOURS;
    }

    private static String statusWords() {
        return String.join(" ", STATUS.keySet());
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
