package oauthlab.agent.oauth.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappingTest {

    @ParameterizedTest
    @CsvSource({
        "one two three, 0, 13, one two three",
        "one two three, 0, 12, one two|three",
        "one two three, 0, 7, one two|three",
        "one two three, 4, 11, '    one two|    three'",
        "one two three, 4, 4, '    one|    two|    three'",
        "one, 4, 80, '    one'",
        "'', 2, 80, '  '",
        "https://a.example/very/long two, 0, 10, https://a.example/very/long|two"
    })
    void lines_break_between_words_and_keep_their_indent(String text, int indent, int columns, String lines) {
        assertEquals(lines.replace("|", System.lineSeparator()), Wrapping.wrapped(text, indent, columns));
    }

    @Test
    void what_no_terminal_shows_stays_one_line() {
        String text = "word ".repeat(100) + "end";
        assertEquals("    " + text, new Wrapping(false).wrapped(text, 4));
    }
}
