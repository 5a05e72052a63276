package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;

/** The glossary can be searched by eye, and each of its words leads to the place that defines it. */
class GlossaryTest {

    private final List<String> entries = Stream.of(String.join(
                            "\n",
                            MarkdownFile.read(Root.resolve("docs/glossary.md")).lines())
                    .split("\n\n"))
            .filter(paragraph -> paragraph.startsWith("**"))
            .toList();

    @Test
    void the_words_are_in_alphabetical_order() {
        List<String> words =
                entries.stream().map(entry -> entry.split("\\*\\*")[1]).toList();
        assertEquals(words.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), words);
        assertTrue(words.size() >= 40, words.size() + " words");
    }

    @Test
    void each_word_names_its_rfc() {
        assertEquals(
                List.of(),
                entries.stream()
                        .filter(entry -> !entry.matches("(?s).*RFC\\s\\d{4}.*"))
                        .toList());
    }
}
