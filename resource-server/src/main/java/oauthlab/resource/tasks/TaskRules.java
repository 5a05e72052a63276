package oauthlab.resource.tasks;

import java.util.Optional;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.resource.platform.JsonObject;

/** What a member of a task may look like, the same for a new task and for a changed one. */
final class TaskRules {

    private static final int MAX_TITLE_LENGTH = 200;
    private static final int MAX_DESCRIPTION_LENGTH = 2_000;
    private static final int MAX_USER_ID_LENGTH = 255;

    private TaskRules() {}

    static String title(JsonObject body) {
        String title = body.text("title")
                .map(String::strip)
                .orElseThrow(() -> Refusal.invalidRequest("title is required, and null is none."));
        if (title.isEmpty()) throw Refusal.invalidRequest("title is blank; give it at least one character.");
        return atMost(MAX_TITLE_LENGTH, "title", title);
    }

    static Optional<String> description(JsonObject body) {
        return body.text("description").map(text -> atMost(MAX_DESCRIPTION_LENGTH, "description", text));
    }

    static Optional<TaskStatus> status(JsonObject body) {
        return body.text("status").map(TaskStatus::fromWire);
    }

    static Optional<String> userId(JsonObject body) {
        Optional<String> userId = body.text("user_id").map(id -> atMost(MAX_USER_ID_LENGTH, "user_id", id));
        if (userId.isPresent() && userId.get().isBlank()) throw Refusal.invalidRequest("user_id is blank.");
        return userId;
    }

    /** Counts characters as people do: an emoji is one. */
    private static String atMost(int most, String name, String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= most) return text;
        throw Refusal.invalidRequest(name + " has " + length + " characters; at most " + most + " are allowed.");
    }
}
