package oauthlab.auth.keys;

/** The life of a signing key, in its order. Its public half is in the key set all the while. */
public enum KeyState {

    /** Published, so that everybody who keeps a copy of the key set has it, and not yet used. */
    NEXT,

    /** Signs. There is one for each algorithm. */
    ACTIVE,

    /** Signs no more; its private half is deleted. It stays published until the last token it signed has expired. */
    RETIRED
}
