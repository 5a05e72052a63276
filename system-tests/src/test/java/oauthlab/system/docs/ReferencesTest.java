package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;

/** What the documentation points at is there: files, headings, classes. */
class ReferencesTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    /** {@code authorize/AuthorizationCodeGrant}, with or without ending. */
    private static final Pattern CLASS = Pattern.compile("(?:[a-z]+/)+[A-Z][A-Za-z0-9]+(?:\\.java)?");
    /** {@code ClaimRules}: at least two words. */
    private static final Pattern SIMPLE_NAME = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+");

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)+/?");

    private final SourceFiles sources = SourceFiles.read();

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_exist() {
        assertNone(LINK, link -> !ELSEWHERE.matcher(link.target()).matches() && !link.isThere());
    }

    @Test
    void every_class_and_path_named_exists() {
        assertNone(CODE, name -> isMissing(name.target()));
    }

    @Test
    void a_class_named_in_the_lessons_exists() {
        assertNone(
                CODE,
                name -> name.isInALesson()
                        && SIMPLE_NAME.matcher(name.target()).matches()
                        && !sources.hasClass(name.target()));
    }

    @Test
    void what_a_reader_opens_first_is_among_the_files() {
        List<String> names = MarkdownFile.all().stream().map(MarkdownFile::name).toList();
        List<String> first =
                List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "docs/learning-guide.md");
        assertTrue(names.containsAll(first), names.toString());
    }

    @Test
    void what_is_not_there_is_noticed() {
        Path here = Root.resolve("docs/learning-guide.md");
        assertFalse(new Reference(MarkdownFile.read(here), 1, "no-such-file.md").isThere());
        assertFalse(new Reference(MarkdownFile.read(here), 1, "#no-such-heading").isThere());
        assertFalse(sources.hasClass("token/NoSuchClass"));
        assertTrue(isMissing("auth-server/src/no-such-folder"));
    }

    private boolean isMissing(String name) {
        if (CLASS.matcher(name).matches()) return !sources.hasClass(name);
        return PATH.matcher(name).matches()
                && SourceFiles.startsInTheRoot(name)
                && !name.contains("/target/")
                && Files.notExists(Root.resolve(name));
    }

    private static void assertNone(Pattern pattern, Predicate<Reference> isWrong) {
        var wrong = new ArrayList<String>();
        for (MarkdownFile file : MarkdownFile.all()) {
            references(file, pattern).stream()
                    .filter(isWrong)
                    .map(Reference::toString)
                    .forEach(wrong::add);
        }
        assertEquals(List.of(), wrong);
    }

    private static List<Reference> references(MarkdownFile file, Pattern pattern) {
        var found = new ArrayList<Reference>();
        List<String> prose = file.prose();
        for (int i = 0; i < prose.size(); i++) {
            var matcher = pattern.matcher(pattern == LINK ? prose.get(i).replaceAll("`[^`]*`", "") : prose.get(i));
            while (matcher.find()) found.add(new Reference(file, i + 1, matcher.group(1)));
        }
        return found;
    }

    /** Something that a line points at. */
    private record Reference(MarkdownFile file, int line, String target) {

        boolean isThere() {
            String[] parts = target.split("#", 2);
            Path path = parts[0].isEmpty()
                    ? file.path()
                    : file.path().resolveSibling(parts[0]).normalize();
            if (Files.notExists(path)) return false;
            return parts.length == 1 || MarkdownFile.read(path).anchors().contains(parts[1]);
        }

        boolean isInALesson() {
            return file.name().matches("docs/(learning-guide|glossary|exercises/.*)\\.md");
        }

        @Override
        public String toString() {
            return file.name() + ":" + line + " " + target;
        }
    }
}
