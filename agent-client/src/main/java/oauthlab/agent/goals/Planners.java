package oauthlab.agent.goals;

import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import oauthlab.agent.foundation.transcript.AgentException;

/** Chooses who plans. */
@Singleton
@Unremovable
public class Planners {

    /** A feature that brings a planner. */
    public interface Source {

        /**
         * A planner, when one is wanted.
         *
         * @param model the name of a model, when a command was told one
         * @param words gets what the planner says while it plans, in pieces, as they come
         * @throws AgentException when one is wanted, and something is missing for it
         */
        Optional<Planner> planner(Optional<String> model, Consumer<String> words);
    }

    private final List<Source> sources;

    Planners(@All List<Source> sources) {
        this.sources = sources;
    }

    /**
     * The planner of a feature that is set up, else the lesson's.
     *
     * @param model the name of a model, when a command was told one
     * @param words gets what the planner says while it plans, in pieces, as they come
     * @throws AgentException when a model was named and no feature has models
     */
    public Planner choose(Optional<String> model, Consumer<String> words) {
        Optional<Planner> planner = sources.stream()
                .map(source -> source.planner(model, words))
                .flatMap(Optional::stream)
                .findFirst();
        if (planner.isEmpty() && model.isPresent())
            throw AgentException.of("There is nothing here that could ask the model " + model.get() + ".");
        return planner.orElseGet(LessonPlanner::new);
    }
}
