package oauthlab.resource.tasks;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import oauthlab.guarded.refusal.Refusal;

/** How far a task is. */
public enum TaskStatus {
    PENDING("pending"),
    IN_PROGRESS("in_progress"),
    COMPLETED("completed");

    private final String wire;

    TaskStatus(String wire) {
        this.wire = wire;
    }

    @JsonValue
    public String wire() {
        return wire;
    }

    static TaskStatus fromWire(String wire) {
        return Arrays.stream(values())
                .filter(status -> status.wire.equals(wire))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalidRequest("status has to be one of pending, in_progress and completed."));
    }
}
