package oauthlab.web.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderTest {

    @Test
    void browsers_get_a_page_and_programs_do_not() {
        for (String accept : List.of(
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "TEXT/HTML", "image/png, text/html"))
            assertEquals(Reader.PERSON, Reader.of(List.of(accept)), accept);
        for (String accept : List.of("*/*", "application/json", "application/json, text/html;q=0.1", "text/plain", ""))
            assertEquals(Reader.PROGRAM, Reader.of(List.of(accept)), accept);
        assertEquals(Reader.PROGRAM, Reader.of(List.of()));
        assertEquals(Reader.PROGRAM, Reader.of(List.of("text/html", "application/json")));
    }
}
