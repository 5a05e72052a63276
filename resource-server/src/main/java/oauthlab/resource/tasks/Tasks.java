package oauthlab.resource.tasks;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where tasks are kept. Every question names the owner: nobody can ask for a task without saying whose. */
public interface Tasks {

    void add(Task task);

    Optional<Task> read(String owner, String id);

    TaskPage list(String owner, TaskQuery query);

    /** Changes one task while nobody else can, and answers what it is now. */
    Optional<Task> change(String owner, String id, UnaryOperator<Task> change);

    /** Was there such a task? */
    boolean remove(String owner, String id);
}
