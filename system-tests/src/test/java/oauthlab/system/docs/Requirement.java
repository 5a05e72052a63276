package oauthlab.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One thing that a specification requires of us; a line of {@code docs/rfc/requirements.txt}, whose head explains it.
 *
 * @param classes where it is done; empty when it is not
 * @param reason why it is not done; null when it is
 */
record Requirement(String spec, String section, String text, List<String> classes, String reason) {

    private static final String HEADING = "==";
    private static final String NOT_DONE = "no:";

    /** As tests write it: {@code RFC 7636 4.6}. */
    String id() {
        return spec + " " + section;
    }

    boolean isDone() {
        return reason == null;
    }

    static List<Specification> read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static List<Specification> parse(List<String> lines) {
        var all = new ArrayList<Specification>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith(HEADING)) {
                String[] parts = columns(line.substring(HEADING.length()), 2);
                all.add(new Specification(parts[0], parts[1], new ArrayList<>()));
            } else {
                Specification last = all.get(all.size() - 1);
                last.requirements().add(of(last.name(), columns(line, 3)));
            }
        }
        return all;
    }

    private static Requirement of(String spec, String[] columns) {
        String last = columns[2];
        return last.startsWith(NOT_DONE)
                ? new Requirement(
                        spec,
                        columns[0],
                        columns[1],
                        List.of(),
                        last.substring(NOT_DONE.length()).strip())
                : new Requirement(spec, columns[0], columns[1], List.of(last.split("[ ,]+")), null);
    }

    private static String[] columns(String line, int count) {
        String[] columns = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        if (columns.length != count)
            throw new AssertionError(line + " has " + columns.length + " columns, not " + count);
        return columns;
    }

    /** A document and what it requires. */
    record Specification(String name, String title, List<Requirement> requirements) {}
}
