package oauthlab.auth.broker.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimChoiceTest {

    @Test
    void nothing_passes_that_nobody_named() {
        assertEquals(Map.of(), choice(Set.of(), Set.of(), false).from(Map.of("department", "research")));
    }

    @Test
    void what_is_allowed_passes_under_the_prefix() {
        assertEquals(
                Map.of("up_department", "research"),
                choice(Set.of("department"), Set.of(), false).from(Map.of("department", "research", "salary", 1)));
    }

    @Test
    void what_is_blocked_does_not_pass_whatever_is_allowed() {
        assertEquals(Map.of("up_a", 1), choice(Set.of("*"), Set.of("b"), false).from(Map.of("a", 1, "b", 2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iss", "sub", "aud", "exp", "scope", "client_id", "act", "may_act", "cnf", "grant_id", "roles"})
    void a_claim_of_the_protocol_never_passes(String name) {
        Map<String, Object> claims = Map.of(name, "x");
        assertEquals(Map.of(), choice(Set.of("*"), Set.of(), true).from(claims));
        assertEquals(Map.of(), new ClaimChoice(Set.of("*"), Set.of(), "", 100, true).from(claims));
    }

    /** Nor can a prefix and a name make one together. */
    @Test
    void a_prefix_cannot_make_a_claim_of_the_protocol() {
        var choice = new ClaimChoice(Set.of("*"), Set.of(), "client_", 100, false);
        assertEquals(Map.of(), choice.from(Map.of("id", "mallory")));
    }

    @Test
    void lists_and_objects_pass_only_by_setting() {
        Map<String, Object> claims = Map.of("teams", List.of("a", "b"));
        assertEquals(Map.of(), choice(Set.of("teams"), Set.of(), false).from(claims));
        assertEquals(
                Map.of("up_teams", List.of("a", "b")),
                choice(Set.of("teams"), Set.of(), true).from(claims));
    }

    @Test
    void what_would_be_too_much_is_left_out_and_the_rest_is_not() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("long", "x".repeat(1000));
        claims.put("short", "y");
        Map<String, Object> chosen = choice(Set.of("*"), Set.of(), false).from(claims);
        assertEquals(Map.of("up_short", "y"), chosen);
        assertTrue(chosen.toString().length() < 100);
    }

    private static ClaimChoice choice(Set<String> allowed, Set<String> blocked, boolean structured) {
        return new ClaimChoice(allowed, blocked, "up_", 100, structured);
    }
}
