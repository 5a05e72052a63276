package oauthlab.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.system.lab.Root;

/** One file of the documentation: its fenced blocks, and its prose without them. */
record MarkdownFile(Path path, List<String> lines) {

    private static final List<String> AT_THE_TOP =
            List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md");
    private static final Pattern FENCE = Pattern.compile("(\\s*)(`{3,}|~{3,})(.*)");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*)");

    /** All files whose commands, links and names are checked, in the order of their names. */
    static List<MarkdownFile> all() {
        try (Stream<Path> docs = Files.walk(Root.resolve("docs"))) {
            return Stream.concat(AT_THE_TOP.stream().map(Root::resolve), docs.sorted())
                    .filter(path -> path.toString().endsWith(".md") && Files.exists(path))
                    .map(MarkdownFile::read)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static MarkdownFile read(Path path) {
        try {
            return new MarkdownFile(path, Files.readAllLines(path));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The path as a reader of the repository writes it. */
    String name() {
        return Root.path().relativize(path).toString().replace('\\', '/');
    }

    List<Fence> fences() {
        var fences = new ArrayList<Fence>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher opening = FENCE.matcher(lines.get(i));
            if (!opening.matches()) continue;
            int end = endOf(i, opening.group(2));
            int indent = opening.group(1).length();
            List<String> body = lines.subList(i + 1, end).stream()
                    .map(line -> line.isBlank() ? "" : line.substring(Math.min(indent, leadingSpaces(line))))
                    .toList();
            fences.add(new Fence(i + 2, opening.group(3).strip(), body));
            i = end;
        }
        return fences;
    }

    /** The lines outside of fences; those inside are blank, so that line numbers stay. */
    List<String> prose() {
        var prose = new ArrayList<>(lines);
        for (Fence fence : fences()) {
            int last = Math.min(lines.size(), fence.line() + fence.body().size());
            for (int i = fence.line() - 2; i < last; i++) prose.set(i, "");
        }
        return prose;
    }

    /** What can stand behind the # of a link to this file: a heading in lower case, with dashes for spaces. */
    Set<String> anchors() {
        return prose().stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> heading.group(1).strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private int endOf(int opening, String fence) {
        for (int i = opening + 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(fence) && line.chars().allMatch(c -> c == fence.charAt(0))) return i;
        }
        throw new AssertionError(name() + ":" + (opening + 1) + " opens a block that never ends");
    }

    private static int leadingSpaces(String line) {
        return line.length() - line.stripLeading().length();
    }
}
