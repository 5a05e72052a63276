package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The map of requirements is true, and up to date. */
class RfcMapTest {

    private static final Path PAGE = Root.resolve("docs/rfc-map.md");

    private static final RfcMap MAP = new RfcMap(
            Requirement.read(Root.resolve("docs/rfc/requirements.txt")), SpecifiedTests.read(), SourceFiles.read());

    @Test
    void every_requirement_is_proven_or_has_a_reason() {
        assertEquals("", String.join("\n", MAP.faults()));
    }

    /** {@code -Drfc-map.write=true} makes the page anew. */
    @Test
    void the_page_is_what_the_list_and_the_tests_say() throws IOException {
        if (Boolean.getBoolean("rfc-map.write")) Files.writeString(PAGE, MAP.page());
        assertTrue(Files.exists(PAGE), "there is no page: run this test with -Drfc-map.write=true");
        assertEquals(MAP.page(), Files.readString(PAGE), "run this test with -Drfc-map.write=true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 | x | codes/AuthorizationCodeGrant; X 1 has neither a test nor a reason",
                "1 | x | codes/NoSuchClass; X 1 names codes/NoSuchClass",
                "1 | x | no: later; X 1 has no reason"
            })
    void what_does_not_fit_is_noticed(String line, String fault) {
        assertFault(fault, "== X | some document", line);
    }

    @Test
    void a_test_of_something_that_nobody_requires_is_noticed() {
        assertFault("names no requirement", "== X | some document");
    }

    @Test
    void a_requirement_that_stands_there_twice_is_noticed() {
        assertFault(
                "X 1 stands there twice", "== X | some document", "1 | x | no: for a reason", "1 | y | no: another");
    }

    private static void assertFault(String fault, String... lines) {
        var map = new RfcMap(Requirement.parse(List.of(lines)), SpecifiedTests.read(), SourceFiles.read());
        assertTrue(map.faults().stream().anyMatch(found -> found.contains(fault)), map.faults()::toString);
    }
}
