package oauthlab.resource.tasks;

import java.util.Optional;
import java.util.function.UnaryOperator;
import oauthlab.resource.owners.Owner;

/** Where tasks are kept. Every question names the owner: nobody can ask for a task without saying whose. */
public interface Tasks {

    void add(Owner owner, Task task);

    Optional<Task> read(Owner owner, String id);

    TaskPage list(Owner owner, TaskQuery query);

    /** Changes one task while nobody else can, and answers what it is now. */
    Optional<Task> change(Owner owner, String id, UnaryOperator<Task> change);

    /** Was there such a task? */
    boolean remove(Owner owner, String id);
}
