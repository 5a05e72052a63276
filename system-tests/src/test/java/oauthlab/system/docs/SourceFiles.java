package oauthlab.system.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import oauthlab.system.lab.Root;

/** The sources of this repository, to see whether what the documentation names is there. */
final class SourceFiles {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".lab", "node_modules");

    private final List<String> classes;

    private SourceFiles(List<String> classes) {
        this.classes = classes;
    }

    static SourceFiles read() {
        try (Stream<Path> modules = Files.list(Root.path())) {
            return new SourceFiles(modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceFiles::javaFiles)
                    .toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Is there a class with this name, perhaps with the last of its folders: {@code token/Grant}? */
    boolean hasClass(String name) {
        String ending = "/" + name.replaceAll("\\.java$", "") + ".java";
        return classes.stream().anyMatch(path -> path.endsWith(ending));
    }

    /** The main classes with this name, as paths from the root: {@code token/Grant}. */
    List<String> mainClasses(String name) {
        return classes.stream()
                .filter(path -> path.endsWith("/" + name + ".java") && path.contains("/src/main/"))
                .map(path -> Root.path().relativize(Path.of(path)).toString().replace('\\', '/'))
                .toList();
    }

    /** Does this look like a path from the root of the repository? Then its first folder or file is there. */
    static boolean startsInTheRoot(String path) {
        String first = path.split("/")[0];
        return !NOT_OURS.contains(first) && Files.exists(Root.resolve(first));
    }

    private static Stream<String> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .map(path -> path.toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".java"))
                    .toList()
                    .stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
