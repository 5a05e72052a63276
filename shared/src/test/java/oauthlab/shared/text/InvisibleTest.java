package oauthlab.shared.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTest {

    /** Controls of ASCII and of Latin-1, line ends, marks of direction, what has no width, a tag, half a character. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\n",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u009b",
                "\u009d",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u200b",
                "\u2066",
                "\ufeff",
                "\udb40\udc41",
                "\ud83d"
            })
    void what_nobody_sees_is_found_and_taken_out(String character) {
        String text = "a" + character + "b";
        assertTrue(Invisible.isIn(text));
        assertEquals("ab", Invisible.without(text));
        assertEquals("a?b", Invisible.replaced(text));
        assertEquals("a b", Invisible.replaced(text, ' '));
        assertFalse(Invisible.isIn(Invisible.escaped(text)), text);
    }

    @Test
    void it_is_shown_as_its_number() {
        assertEquals("\\u009b1m \\u202e\\udb40\\udc41", Invisible.escaped("\u009b1m \u202e\udb40\udc41"));
        assertEquals("a\tb\\u000a", Invisible.escaped("a\tb\n", character -> character == '\t'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Grüße, 你好 \\ $1", "עברית", "😀 é"})
    void what_people_write_stays_as_it_is(String text) {
        assertFalse(Invisible.isIn(text));
        for (String same : new String[] {Invisible.without(text), Invisible.replaced(text), Invisible.escaped(text)})
            assertEquals(text, same);
    }
}
