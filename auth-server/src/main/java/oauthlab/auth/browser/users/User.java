package oauthlab.auth.browser.users;

/**
 * A person.
 *
 * @param id the value of {@code sub} in this person's tokens; never changes, never given to somebody else
 */
public record User(String id, String username, String email) {}
