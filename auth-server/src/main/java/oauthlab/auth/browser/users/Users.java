package oauthlab.auth.browser.users;

import java.util.Optional;

/** The directory of people. */
public interface Users {

    /**
     * The user with this name and password. Takes as long for an unknown name as for a wrong password, so that nobody
     * learns which names exist.
     */
    Optional<User> authenticate(String username, String password);

    /** The id of the user with this name. */
    Optional<String> idOf(String username);

    Optional<User> find(String userId);

    /** Adds a user who has no password here and signs in at another provider, in the caller's transaction. */
    void addWithoutPassword(User user);

    /** Adds a user unless there is one with this id. */
    void addIfAbsent(User user, PasswordHash password);
}
