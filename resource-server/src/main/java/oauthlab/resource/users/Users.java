package oauthlab.resource.users;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where users are kept. */
public interface Users {

    boolean isEmpty();

    void add(User user);

    Optional<User> read(String id);

    /**
     * Changes one user while nobody else can, and answers what it is now.
     *
     * @throws oauthlab.guarded.refusal.Refusal 409, when another user has that name
     */
    Optional<User> change(String id, UnaryOperator<User> change);
}
