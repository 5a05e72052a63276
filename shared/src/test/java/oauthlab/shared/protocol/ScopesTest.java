package oauthlab.shared.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {

    @Test
    void the_wire_form_is_names_with_single_spaces() {
        assertEquals(
                "tasks:read tasks:write",
                Scopes.parse(" tasks:read  tasks:write tasks:read ").toString());
    }

    @Test
    void nothing_is_no_scope() {
        assertTrue(Scopes.parse(null).isEmpty());
        assertTrue(Scopes.parse("").isEmpty());
        assertTrue(Scopes.parse("  ").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\tb", "\u00e9", "a\nb"})
    @Spec("RFC 6749 3.3 c")
    void a_name_with_a_forbidden_character_is_refused(String wire) {
        assertThrows(IllegalArgumentException.class, () -> Scopes.parse(wire));
    }

    @Test
    void narrowing_never_adds_anything() {
        assertEquals(Scopes.of("b"), Scopes.of("a", "b").narrow(Scopes.of("b", "c")));
    }

    @Test
    void what_is_missing_is_what_the_other_does_not_hold() {
        assertEquals(Scopes.of("a"), Scopes.of("a", "b").without(Scopes.of("b")));
    }

    @Test
    void upper_and_lower_case_differ() {
        assertFalse(Scopes.of("Tasks:read").contains("tasks:read"));
    }
}
