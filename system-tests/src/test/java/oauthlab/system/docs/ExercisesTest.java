package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;

/** Each exercise has all its parts, and the table of exercises knows it. */
class ExercisesTest {

    private static final Pattern NAME = Pattern.compile("docs/exercises/(\\d\\d)-[a-z0-9-]+\\.md");
    private static final Pattern TITLE = Pattern.compile("# (\\d+)\\. (.+)");
    private static final Pattern TIME = Pattern.compile("(?m)^\\*\\*Time:\\*\\* (\\d+ minutes)$");
    private static final Pattern LEVEL = Pattern.compile("(?m)^\\*\\*Level:\\*\\* (beginner|intermediate|advanced)$");

    private final List<MarkdownFile> exercises = MarkdownFile.all().stream()
            .filter(file -> NAME.matcher(file.name()).matches())
            .toList();

    @Test
    void there_are_at_least_twelve_numbered_without_a_gap() {
        assertTrue(exercises.size() >= 12, "there are only " + exercises.size());
        for (int i = 0; i < exercises.size(); i++) {
            Matcher title = TITLE.matcher(exercises.get(i).lines().get(0));
            assertTrue(title.matches(), exercises.get(i).name());
            assertEquals(
                    i + 1, Integer.parseInt(title.group(1)), exercises.get(i).name());
        }
    }

    @Test
    void each_exercise_has_all_its_parts() {
        var missing = new ArrayList<String>();
        for (MarkdownFile exercise : exercises) {
            missing(exercise).forEach(part -> missing.add(exercise.name() + ": " + part));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void the_table_has_each_exercise_with_its_title_time_and_level() {
        List<String> table =
                MarkdownFile.read(Root.resolve("docs/exercises/README.md")).lines();
        for (MarkdownFile exercise : exercises) {
            Matcher title = TITLE.matcher(exercise.lines().get(0));
            assertTrue(title.matches());
            String row = "| %s | [%s](%s) | %s | %s |"
                    .formatted(
                            title.group(1),
                            title.group(2),
                            exercise.path().getFileName(),
                            find(TIME, exercise),
                            find(LEVEL, exercise));
            assertTrue(table.contains(row), "docs/exercises/README.md lacks this row:\n" + row);
        }
    }

    @Test
    void a_part_that_is_missing_is_noticed() {
        var hollow = new MarkdownFile(Root.resolve("docs/exercises/99-hollow.md"), List.of("# 99. Hollow", "## Why"));
        assertEquals(12, missing(hollow).size(), missing(hollow).toString());
    }

    private static List<String> missing(MarkdownFile exercise) {
        var missing = new ArrayList<String>();
        String text = String.join("\n", exercise.lines());
        require(missing, "**Goal:**", text.contains("\n**Goal:** "));
        require(missing, "**Time:** N minutes", !find(TIME, exercise).isEmpty());
        require(missing, "**Level:**", !find(LEVEL, exercise).isEmpty());
        for (String heading :
                List.of("Steps", "What you should see", "Why", "RFC section", "Where in the code", "Break it")) {
            require(missing, "## " + heading, !section(exercise, heading).isBlank());
        }
        require(
                missing,
                "a command with what it prints",
                CommandBlock.of(exercise).stream()
                        .anyMatch(block -> block.runs() && block.expected().isPresent()));
        require(missing, "a named section", section(exercise, "RFC section").matches("(?s).*RFC \\d{4} section \\d.*"));
        require(missing, "a class", section(exercise, "Where in the code").contains(".java)"));
        return missing;
    }

    private static void require(List<String> missing, String part, boolean isThere) {
        if (!isThere) missing.add(part);
    }

    private static String section(MarkdownFile exercise, String heading) {
        return exercise.lines().stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .collect(Collectors.joining("\n"));
    }

    private static String find(Pattern pattern, MarkdownFile file) {
        Matcher matcher = pattern.matcher(String.join("\n", file.lines()));
        return matcher.find() ? matcher.group(1) : "";
    }
}
