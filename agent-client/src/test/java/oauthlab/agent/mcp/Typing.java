package oauthlab.agent.mcp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import oauthlab.agent.oauth.flow.Person;

/** A person who types the lines that a test gave them, and then ends the input. */
final class Typing implements Person {

    final List<String> shown = new ArrayList<>();
    private final Queue<String> lines = new ArrayDeque<>();
    private boolean isThere;

    Typing types(String... typed) {
        isThere = true;
        lines.addAll(List.of(typed));
        return this;
    }

    @Override
    public boolean isThere() {
        return isThere;
    }

    @Override
    public void tell(String line) {
        shown.add(line);
    }

    @Override
    public Optional<String> ask(String question) {
        shown.add(question);
        return Optional.ofNullable(lines.poll());
    }
}
