package oauthlab.agent.goals.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.goals.Planner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a model plans, and when something is missing for it. */
class ConfiguredModelTest {

    private static final String KEY = "model-key-of-a-test-86420";

    @Test
    void without_an_address_and_a_name_no_model_is_wanted() {
        assertEquals(Optional.empty(), planner(null, null, null, null));
        assertEquals(Optional.empty(), planner(null, "a", null, null));
    }

    @Test
    void a_name_that_a_command_was_told_goes_before_the_environments() {
        String url = "http://localhost:11434";
        assertEquals("a at " + url, planner(url, "a", null, null).orElseThrow().name());
        assertEquals("b at " + url, planner(url, "a", null, "b").orElseThrow().name());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, none, none, a, Nobody said where the model is",
                "http://localhost:11434, none, none, none, Nobody said which model",
                "http://models.example/v1, a, " + KEY + ", none, in the clear",
                "https://" + KEY + "@models.example/v1, a, none, none, has a password in it",
                "models.example/v1, a, none, none, begins with http",
                "file:///etc/passwd, a, none, none, begins with http"
            })
    void what_is_missing_is_said(String url, String name, String key, String told, String says) {
        AgentException error = assertThrows(AgentException.class, () -> planner(url, name, key, told));

        assertTrue(error.getMessage().contains(says), error.getMessage());
        assertFalse((error + " " + error.details()).contains(KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000/v1",
        "http://127.0.0.1:8000/v1",
        "https://models.example/v1",
    })
    void a_key_goes_where_nobody_can_read_it_on_the_way(String url) {
        assertTrue(planner(url, "a", KEY, null).isPresent());
    }

    private static Optional<Planner> planner(String url, String name, String key, String told) {
        var settings = new TestSettings(
                Optional.ofNullable(url).map(URI::create),
                Optional.ofNullable(name),
                Optional.ofNullable(key),
                Duration.ofSeconds(1));
        return new ConfiguredModel(settings).planner(Optional.ofNullable(told), words -> {});
    }
}
