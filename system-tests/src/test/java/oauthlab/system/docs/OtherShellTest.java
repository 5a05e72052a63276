package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands are typed in bash by {@link DocsIT}. A reader's terminal may be zsh, as on macOS: what does not mean the same there. */
class OtherShellTest {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"(\\\\.|[^\"\\\\])*\"");

    private static final List<Pattern> NOT_IN_ZSH = List.of(
            // A comment is a command there, when it is typed.
            Pattern.compile("(^|\\s)#(\\s|$)"),
            // Other names, or names that the shell has taken.
            Pattern.compile("PIPESTATUS|BASH_"),
            Pattern.compile("(^|\\s)(status|path|argv|pipestatus|commands|functions|options|history|words)="),
            // The path of a command named "=".
            Pattern.compile("\\s==\\s"),
            // A pattern that no file matches is an error.
            Pattern.compile("\\s[^\\s$;|&(){}]*[^\\s$;|&(){}\\[][?*\\[]"));

    @Test
    void what_is_typed_means_the_same_in_zsh() {
        assertEquals(
                List.of(),
                MarkdownFile.all().stream().flatMap(OtherShellTest::faults).toList());
    }

    private static Stream<String> faults(MarkdownFile file) {
        return CommandBlock.of(file).stream()
                .flatMap(
                        block -> QUOTED.matcher(block.script()).replaceAll("''").lines())
                .filter(OtherShellTest::isOther)
                .map(line -> file.name() + ": " + line);
    }

    private static boolean isOther(String line) {
        return !line.startsWith("case ")
                && NOT_IN_ZSH.stream().anyMatch(it -> it.matcher(line).find());
    }
}
