package oauthlab.resource.owners;

/**
 * The one user or client that something belongs to.
 *
 * @param name the id of the user, or of the client
 */
public record Owner(String name, boolean isClient) {

    private static final String CLIENT = "client:";
    private static final String USER = "user:";

    public static Owner user(String id) {
        return new Owner(id, false);
    }

    public static Owner client(String id) {
        return new Owner(id, true);
    }

    /** The owner with this key. */
    public static Owner withKey(String key) {
        if (key.startsWith(CLIENT)) return client(key.substring(CLIENT.length()));
        return user(key.startsWith(USER) ? key.substring(USER.length()) : key);
    }

    /** As it is kept: a user's id, or a client's with a word before it, so that the two are never the same. */
    public String key() {
        if (isClient) return CLIENT + name;
        boolean looksLikeKey = name.startsWith(CLIENT) || name.startsWith(USER);
        return looksLikeKey ? USER + name : name;
    }
}
