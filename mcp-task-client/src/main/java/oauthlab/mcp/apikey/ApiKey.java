package oauthlab.mcp.apikey;

import java.util.Set;

/**
 * A key that somebody was given.
 *
 * @param name of the client for which it stands
 * @param owner the user who answers for it
 * @param permissions {@code read}, {@code tools:*} or {@code *}
 * @param digest what is kept of the key itself
 */
record ApiKey(String name, String owner, Set<String> permissions, String digest) {}
