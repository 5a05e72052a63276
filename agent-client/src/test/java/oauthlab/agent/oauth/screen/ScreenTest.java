package oauthlab.agent.oauth.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Exchange;
import oauthlab.agent.foundation.transcript.Exchange.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a server says steers the terminal, by whichever method it is printed. */
class ScreenTest {

    /** Escape, CSI, OSC, next line, line separator, right-to-left override, zero width space, tag, soft hyphen, DEL, half. */
    private static final String EVIL = "a\u001B[2Jb\u009B2Jc\u009D0;t\u0007d\u0085e\u2028f\u2029g\u202Eh\u2066i\u200Bj"
            + "\uDB40\uDC41k\u00ADl\u007Fm\uD83Dn\u0000o\rp\ufeffq";

    private static final Exchange EXCHANGE = new Exchange(
            "GET " + EVIL, EVIL, new Message(Map.of(EVIL, EVIL), EVIL), new Message(Map.of(EVIL, EVIL), EVIL));

    static Stream<Consumer<Screen>> everythingThatPrints() {
        return Stream.of(
                screen -> screen.line(EVIL),
                screen -> screen.tell(EVIL),
                screen -> screen.ask(EVIL),
                screen -> screen.say(EVIL),
                screen -> screen.warning(EVIL),
                screen -> screen.json(Map.of(EVIL, EVIL)),
                screen -> screen.exchange(EXCHANGE),
                screen -> screen.step(1, EVIL, List.of(EXCHANGE), List.of(EVIL)),
                screen -> screen.failure(AgentException.of(EVIL, EVIL)),
                screen -> screen.defect(new IllegalStateException(EVIL)));
    }

    @ParameterizedTest
    @MethodSource("everythingThatPrints")
    void nothing_steers_the_terminal(Consumer<Screen> printing) {
        String printed = printed(printing);
        assertTrue(printed.contains("\\u009b2J"), printed);
        int[] unsafe = printed.codePoints()
                .filter(character -> character != '\n')
                .filter(ScreenTest::isUnsafe)
                .toArray();
        assertEquals(0, unsafe.length, printed);
    }

    private static boolean isUnsafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    @Test
    void a_line_stays_one_line() {
        assertEquals("a b c d\n", printed(screen -> screen.line("a\nb\r\nc\u2028d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grüße, Ørsted", "日本語", "مرحبا", "😀", "a  b", ""})
    void what_people_write_stays_as_it_is(String text) {
        assertEquals(text + "\n", printed(screen -> screen.line(text)));
    }

    @Test
    void json_means_the_same_as_before() throws IOException {
        String printed = printed(screen -> screen.json(Map.of("text", EVIL + " ü")));
        assertEquals(
                EVIL + " ü", new ObjectMapper().readTree(printed).path("text").asText());
        assertTrue(printed.contains("ü"), printed);
    }

    @Test
    void of_a_message_without_end_the_beginning_is_shown() {
        String printed = printed(screen -> screen.failure(AgentException.of("a".repeat(1_000_000))));
        assertTrue(printed.endsWith("... (990000 more characters)\n"), printed.substring(printed.length() - 40));
    }

    /** Tests have no terminal, and neither has a pipe. */
    @Test
    void nobody_is_there_without_a_terminal() {
        assertFalse(new Screen().isThere());
    }

    @Test
    void with_json_the_output_is_json_and_nothing_else() {
        PrintStream out = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            var screen = new Screen();
            screen.onlyJson();
            screen.line("Goal");
            screen.warning("Careful");
            screen.exchange(EXCHANGE);
            screen.step(1, "Done", List.of(EXCHANGE), List.of("learnt"));
            screen.json(Map.of("a", 1));
        } finally {
            System.setOut(out);
        }
        assertEquals(
                "{\n  \"a\" : 1\n}\n", bytes.toString(StandardCharsets.UTF_8).replace("\r", ""));
    }

    /** What goes to both streams. */
    private static String printed(Consumer<Screen> printing) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        var bytes = new ByteArrayOutputStream();
        var both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setIn(InputStream.nullInputStream());
        System.setOut(both);
        System.setErr(both);
        try {
            printing.accept(new Screen());
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
