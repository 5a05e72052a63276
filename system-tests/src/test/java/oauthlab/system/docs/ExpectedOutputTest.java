package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedOutputTest {

    /** A slash is the end of a line. */
    @ParameterizedTest
    @CsvSource({
        "a, a",
        "a/b, a/b",
        "a…c, abc",
        "a…c, ac",
        "…, ''",
        "…, a/b",
        "a/…/c, a/c",
        "a/…/c, a/b/b/c",
        "a/…/c/…, a/c/b/c/d",
        "a(.*), a(.*)",
        "x…y…z, x1y2z",
    })
    void what_fits_is_accepted(String expected, String printed) {
        assertEquals(Optional.empty(), mismatch(expected, printed));
    }

    @ParameterizedTest
    @CsvSource({
        "a, b",
        "a, ''",
        "'', a",
        "a, a/b",
        "a/b, a",
        "a/b, b/a",
        "a…c, a/c",
        "a.c, abc",
        "a, aa",
        "a/…/c, a/b",
        "…/c, c/d",
    })
    void what_does_not_fit_is_refused(String expected, String printed) {
        assertTrue(mismatch(expected, printed).isPresent());
    }

    @Test
    void the_first_line_that_is_missing_is_named() {
        assertEquals(
                "line 2 was not printed there: b", mismatch("a/b/c", "a/x/c").orElseThrow());
        assertEquals("more was printed than expected", mismatch("a", "a/b").orElseThrow());
    }

    @Test
    void space_at_the_end_of_lines_does_not_count() {
        assertEquals(Optional.empty(), mismatch("HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r/ /"));
    }

    private static Optional<String> mismatch(String expected, String printed) {
        var lines = List.of(expected.replace("HTTP/", "HTTP@")
                .replace('/', '\n')
                .replace('@', '/')
                .split("\n"));
        return new ExpectedOutput(lines)
                .mismatch(printed.replace("HTTP/", "HTTP@").replace('/', '\n').replace('@', '/'));
    }
}
