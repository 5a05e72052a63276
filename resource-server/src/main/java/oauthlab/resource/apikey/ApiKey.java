package oauthlab.resource.apikey;

import java.util.Set;

/**
 * A key that somebody was given.
 *
 * @param name of the client that uses it
 * @param ownerId the user on whose data it works
 * @param permissions {@code read}, {@code tools:*} or {@code *}
 */
record ApiKey(String name, String ownerId, Set<String> permissions) {}
