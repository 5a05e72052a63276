package oauthlab.system.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule of two: what stands in {@code shared} is used by two modules today, or by something in {@code shared} that is.
 *
 * <p>It reads sources, not class files: the compiler copies constants, and then nobody seems to use them.
 */
final class SharedUse {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");

    private SharedUse() {}

    /** The types in the source folder {@code shared} that fewer than two of the other source folders import. */
    static Set<String> usedByFewerThanTwo(Path shared, List<Path> modules) {
        List<Source> own = sources(shared);
        List<List<Source>> others = modules.stream().map(SharedUse::sources).toList();
        var lonely = new TreeSet<String>();
        for (Source type : own) {
            long users = others.stream()
                    .filter(module -> module.stream().anyMatch(source -> source.imports(type)))
                    .count();
            boolean isUsedWithin = own.stream().anyMatch(source -> source != type && source.mentions(type));
            if (users < 2 && !isUsedWithin) lonely.add(type.qualifiedName());
        }
        return lonely;
    }

    private static List<Source> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .map(file -> Source.read(file))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private record Source(String qualifiedName, String simpleName, String text) {

        static Source read(Path file) {
            try {
                String text = Files.readString(file);
                String simpleName = file.getFileName().toString().replace(".java", "");
                var matcher = PACKAGE.matcher(text);
                if (!matcher.find()) throw new IllegalStateException(file + " has no package");
                return new Source(matcher.group(1) + "." + simpleName, simpleName, text);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        boolean imports(Source other) {
            return Pattern.compile("import (static )?" + Pattern.quote(other.qualifiedName) + "[.;]")
                    .matcher(text)
                    .find();
        }

        boolean mentions(Source other) {
            return Pattern.compile("\\b" + other.simpleName + "\\b")
                    .matcher(text)
                    .find();
        }
    }
}
