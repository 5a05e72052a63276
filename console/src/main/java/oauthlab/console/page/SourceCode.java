package oauthlab.console.page;

import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines that answered a request, from the file on the disk, so that a change is seen at once. */
@Singleton
class SourceCode {

    private static final int LINES = 30;
    private static final String FOLDER = "/src/main/java/";

    private final Optional<Path> root;

    /** The page's own settings. */
    @ConfigMapping(prefix = "oauthlab.page")
    interface Settings {

        /** The root of the checkout. */
        Optional<Path> sources();
    }

    SourceCode(Settings settings) {
        this.root = settings.sources();
    }

    /** @param firstLine counts from 1 */
    record Excerpt(String className, String method, String file, int firstLine, List<String> lines) {}

    /** @param place {@code path/of/File.java#method}; without a method the class from its start */
    Optional<Excerpt> excerpt(String place) {
        if (place.isEmpty() || root.isEmpty()) return Optional.empty();
        String file = place.replaceFirst("#.*", "");
        String method = place.contains("#") ? place.substring(place.indexOf('#') + 1) : "";
        try {
            List<String> lines = Files.readAllLines(root.get().resolve(file));
            int start = start(lines, method);
            int end = Math.min(lines.size(), start + LINES);
            return Optional.of(
                    new Excerpt(className(file), method, file, start + 1, List.copyOf(lines.subList(start, end))));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static int start(List<String> lines, String method) {
        Pattern declaration = method.isEmpty()
                ? Pattern.compile("^(public |final |abstract )*(class|record|interface|enum) .*")
                : Pattern.compile("^    (?!return|throw|//| \\*)[\\w@].*\\b" + Pattern.quote(method) + "\\(.*");
        for (int i = 0; i < lines.size(); i++)
            if (declaration.matcher(lines.get(i)).matches()) return withComment(lines, i);
        return 0;
    }

    private static int withComment(List<String> lines, int declaration) {
        int start = declaration;
        while (start > 0 && lines.get(start - 1).matches("\\s*(@|\\*|/\\*\\*).*")) start--;
        return start;
    }

    private static String className(String file) {
        int folder = file.indexOf(FOLDER);
        return file.substring(folder < 0 ? 0 : folder + FOLDER.length())
                .replaceFirst("\\.java$", "")
                .replace('/', '.');
    }
}
