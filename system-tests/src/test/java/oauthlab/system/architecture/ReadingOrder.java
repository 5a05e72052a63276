package oauthlab.system.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oauthlab.system.lab.Root;

/**
 * The packages of one module in the order in which they are read, taken from ARCHITECTURE.md, where a line reads
 * {@code auth-server (oauthlab.auth): ground audit ... metadata*}; a star marks a removable feature.
 */
record ReadingOrder(String module, String root, List<String> packages, Set<String> removable) {

    private static final Pattern LINE = Pattern.compile("(?m)^([a-z-]+) \\((oauthlab\\.[a-z]+)\\): ([a-z* ]+)$");

    static List<ReadingOrder> all() {
        try {
            var orders = new ArrayList<ReadingOrder>();
            var matcher = LINE.matcher(Files.readString(Root.resolve("ARCHITECTURE.md")));
            while (matcher.find()) {
                List<String> words = List.of(matcher.group(3).strip().split(" +"));
                Set<String> removable = words.stream()
                        .filter(word -> word.endsWith("*"))
                        .map(ReadingOrder::name)
                        .collect(Collectors.toSet());
                orders.add(new ReadingOrder(
                        matcher.group(1),
                        matcher.group(2),
                        words.stream().map(ReadingOrder::name).toList(),
                        removable));
            }
            return orders;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Where a class stands in the order; -1 when its package is not in the list. */
    int position(String packageName) {
        return packageName.startsWith(root + ".") ? packages.indexOf(feature(packageName)) : -1;
    }

    /** {@code oauthlab.auth.token.x} is of the feature {@code token}. */
    String feature(String packageName) {
        return packageName.substring(root.length() + 1).split("\\.")[0];
    }

    private static String name(String word) {
        return word.replace("*", "");
    }
}
