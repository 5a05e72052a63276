package oauthlab.agent.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oauthlab.agent.oauth.access.ApprovalMethod;
import oauthlab.agent.oauth.access.OnBehalf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Consent is given by a person or not at all. MCP 2025-11-25, "Elicitation", "Response Actions". */
class ElicitationFormTest {

    private static final String DELETE = "Really delete ALL your mail?";
    private static final Map<String, Object> NO_FIELDS = Map.of("type", "object", "properties", Map.of());
    private static final Map<String, Object> NAME = Map.of(
            "type",
            "object",
            "properties",
            Map.of("name", Map.of("type", "string", "default", "Ada")),
            "required",
            List.of("name"));

    private final Typing person = new Typing();

    @Test
    void where_nobody_is_there_nothing_is_offered_and_nothing_accepted() {
        ElicitationForm form = form(ApprovalMethod.BROWSER);
        assertFalse(form.isOffered());
        for (var schema : List.of(NO_FIELDS, NAME)) assertRefused(Action.CANCEL, form.answer(DELETE, schema));
        assertRefused(Action.CANCEL, form.answer(DELETE, null));
        assertEquals(List.of(), person.shown);
    }

    @Test
    void who_must_not_be_asked_is_not_asked() {
        person.types("yes");
        ElicitationForm form = form(ApprovalMethod.NOBODY);
        assertFalse(form.isOffered());
        assertRefused(Action.CANCEL, form.answer(DELETE, NO_FIELDS));
        assertEquals(List.of(), person.shown);
    }

    @ParameterizedTest
    @CsvSource({
        "y, ACCEPT",
        "YES, ACCEPT",
        "' yes ', ACCEPT",
        "n, DECLINE",
        "No, DECLINE",
        "c, CANCEL",
        "cancel, CANCEL",
        "'', CANCEL",
        "yesterday, CANCEL",
        "1, CANCEL",
        "true, CANCEL"
    })
    void a_question_without_fields_wants_a_yes_too(String typed, Action action) {
        person.types(typed);
        assertEquals(
                action, form(ApprovalMethod.BROWSER).answer(DELETE, NO_FIELDS).action());
        assertTrue(person.shown.get(0).contains("strange (https://strange.example)"), person.shown.get(0));
        assertTrue(person.shown.get(0).contains(DELETE));
    }

    @Test
    void what_was_typed_is_sent_after_a_yes() {
        person.types("Grace", "y");
        ElicitResult result = form(ApprovalMethod.BROWSER).answer("Who?", NAME);
        assertEquals(Action.ACCEPT, result.action());
        assertEquals(Map.of("name", "Grace"), result.content());
    }

    @Test
    void an_empty_line_takes_the_default_and_is_no_consent() {
        person.types("", "");
        assertRefused(Action.CANCEL, form(ApprovalMethod.BROWSER).answer("Who?", NAME));
    }

    @Test
    void the_end_of_the_input_cancels_wherever_it_comes() {
        person.types();
        assertRefused(Action.CANCEL, form(ApprovalMethod.BROWSER).answer("Who?", NAME));
        person.types("Grace");
        assertRefused(Action.CANCEL, form(ApprovalMethod.BROWSER).answer("Who?", NAME));
    }

    @Test
    void a_form_that_lacks_what_it_requires_is_not_sent() {
        person.types("", "y");
        var nothing = Map.<String, Object>of("properties", Map.of("id", Map.of()), "required", List.of("id"));
        assertRefused(Action.CANCEL, form(ApprovalMethod.BROWSER).answer("Which?", nothing));
    }

    @ParameterizedTest
    @EnumSource(names = {"BROWSER", "NOBODY"})
    void what_was_agreed_to_in_these_words_needs_nobody(ApprovalMethod way) {
        var form = new ElicitationForm("strange", OnBehalf.of(way, person), Set.of("Who?", DELETE));
        assertTrue(form.isOffered());
        assertEquals(Map.of("name", "Ada"), form.answer("Who?", NAME).content());
        assertEquals(Action.ACCEPT, form.answer("Who?", NAME).action());
        assertRefused(Action.CANCEL, form.answer("Who? ", NAME));
        assertRefused(Action.CANCEL, form.answer(DELETE, NO_FIELDS));
        assertRefused(Action.CANCEL, form.answer("Who?", Map.of("properties", Map.of("id", Map.of()))));
    }

    private ElicitationForm form(ApprovalMethod way) {
        return new ElicitationForm("strange (https://strange.example)", OnBehalf.of(way, person), Set.of());
    }

    private static void assertRefused(Action action, ElicitResult result) {
        assertEquals(action, result.action());
        assertNull(result.content());
    }
}
