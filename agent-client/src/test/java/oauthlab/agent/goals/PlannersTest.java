package oauthlab.agent.goals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import org.junit.jupiter.api.Test;

/** Who plans. */
class PlannersTest {

    @Test
    void without_a_feature_for_models_the_lesson_plans() {
        assertInstanceOf(LessonPlanner.class, new Planners(List.of()).choose(Optional.empty(), words -> {}));
        assertThrows(
                AgentException.class, () -> new Planners(List.of()).choose(Optional.of("some-model"), words -> {}));
    }

    @Test
    void a_feature_that_is_wanted_goes_first() {
        var other = new LessonPlanner();
        var planners = new Planners(List.of((model, words) -> model.map(name -> other)));

        assertEquals(other, planners.choose(Optional.of("some-model"), words -> {}));
        assertInstanceOf(LessonPlanner.class, planners.choose(Optional.empty(), words -> {}));
    }
}
