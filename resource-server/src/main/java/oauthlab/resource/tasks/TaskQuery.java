package oauthlab.resource.tasks;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import oauthlab.guarded.refusal.Refusal;

/** Which tasks to list: the query of {@code GET /api/tasks}. */
record TaskQuery(Optional<TaskStatus> status, int limit, int offset) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    static TaskQuery from(MultivaluedMap<String, String> parameters) {
        return new TaskQuery(
                single(parameters, "status").map(TaskStatus::fromWire),
                number(parameters, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
                number(parameters, "offset", 0, 0, Integer.MAX_VALUE));
    }

    private static Optional<String> single(MultivaluedMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) throw Refusal.invalidRequest("The query has " + name + " twice; send it once.");
        return values.stream().findFirst();
    }

    private static int number(
            MultivaluedMap<String, String> parameters, String name, int usual, int lowest, int highest) {
        Optional<String> text = single(parameters, name);
        if (text.isEmpty()) return usual;
        if (text.get().matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text.get());
            if (number >= lowest && number <= highest) return (int) number;
        }
        throw Refusal.invalidRequest(name + " has to be a whole number from " + lowest + " to " + highest + ".");
    }
}
