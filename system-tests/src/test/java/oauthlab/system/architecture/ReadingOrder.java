package oauthlab.system.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import oauthlab.system.lab.Root;

/**
 * The packages of one module in the order in which they are read, taken from ARCHITECTURE.md. A small module is one line,
 * {@code web (oauthlab.web): settings address}. A large one has a line for each chapter below its name, {@code   keys: keys
 * signing}: the packages {@code oauthlab.auth.keys} (the chapter's own) and {@code oauthlab.auth.keys.signing}. A star marks a
 * removable feature.
 *
 * @param chapters empty when the module has none
 * @param packages without the root, as {@code keys.signing}
 */
record ReadingOrder(String module, String root, List<String> chapters, List<String> packages, Set<String> removable) {

    private static final Pattern MODULE =
            Pattern.compile("(?m)^([a-z-]+) \\((oauthlab\\.[a-z]+)\\):([a-z* ]*)\\n((?:  [a-z]+: [a-z* ]+\\n)*)");
    private static final Pattern CHAPTER = Pattern.compile("(?m)^  ([a-z]+): ([a-z* ]+)$");

    static List<ReadingOrder> all() {
        try {
            return MODULE.matcher(Files.readString(Root.resolve("ARCHITECTURE.md")))
                    .results()
                    .map(ReadingOrder::of)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Where a package stands in the order; -1 when it is not in the list. */
    int position(String packageName) {
        return packages.indexOf(relative(packageName));
    }

    boolean isRemovable(String packageName) {
        return removable.contains(relative(packageName));
    }

    /** Where the chapter of a package stands; -1 when it is in none. */
    int chapter(String packageName) {
        return chapters.indexOf(relative(packageName).split("\\.")[0]);
    }

    private String relative(String packageName) {
        return packageName.startsWith(root + ".") ? packageName.substring(root.length() + 1) : "";
    }

    private static ReadingOrder of(MatchResult line) {
        var chapters = new ArrayList<String>();
        var words = new ArrayList<String>();
        words(line.group(3)).forEach(words::add);
        var lines = CHAPTER.matcher(line.group(4));
        while (lines.find()) {
            String chapter = lines.group(1);
            chapters.add(chapter);
            words(lines.group(2)).forEach(word -> words.add(inside(chapter, word)));
        }
        Set<String> removable = new TreeSet<>();
        words.stream()
                .filter(word -> word.endsWith("*"))
                .map(ReadingOrder::name)
                .forEach(removable::add);
        List<String> packages = words.stream().map(ReadingOrder::name).toList();
        return new ReadingOrder(line.group(1), line.group(2), chapters, packages, removable);
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String inside(String chapter, String word) {
        return name(word).equals(chapter) ? word : chapter + "." + word;
    }

    private static String name(String word) {
        return word.replace("*", "");
    }
}
