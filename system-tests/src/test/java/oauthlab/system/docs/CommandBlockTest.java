package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandBlockTest {

    private static final Path ANYWHERE = Root.resolve("docs/example.md");

    @Test
    void every_block_of_the_documentation_follows_the_convention() {
        MarkdownFile.all().forEach(CommandBlock::of);
    }

    @Test
    void a_bash_block_is_run_and_the_text_block_after_it_is_what_it_prints() {
        var blocks = blocks("# T", "```bash", "echo a", "```", "It prints:", "```text", "a", "```");
        assertEquals(1, blocks.size());
        assertEquals(3, blocks.get(0).line());
        assertEquals("echo a\n", blocks.get(0).script());
        assertTrue(blocks.get(0).runs());
        assertEquals(List.of("a"), blocks.get(0).expected().orElseThrow().lines());
    }

    @Test
    void a_block_in_a_list_loses_its_indent() {
        var blocks = blocks("1. Type:", "   ```bash", "   if true; then", "     echo a", "   fi", "   ```");
        assertEquals("if true; then\n  echo a\nfi\n", blocks.get(0).script());
        assertTrue(blocks.get(0).expected().isEmpty());
    }

    @Test
    void a_block_says_that_it_cannot_run_or_how_it_ends() {
        assertFalse(blocks("```bash no-run", "mvn verify", "```").get(0).runs());
        assertEquals(3, blocks("```bash exit=3", "exit 3", "```").get(0).exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "shell", "console", "Bash", "", "bash norun"})
    void no_command_hides_behind_another_name(String info) {
        assertThrows(AssertionError.class, () -> blocks("```" + info, "echo a", "```"));
    }

    @Test
    void a_block_that_never_ends_is_an_error() {
        assertThrows(AssertionError.class, () -> blocks("```bash", "echo a"));
    }

    private static List<CommandBlock> blocks(String... lines) {
        return CommandBlock.of(new MarkdownFile(ANYWHERE, List.of(lines)));
    }
}
