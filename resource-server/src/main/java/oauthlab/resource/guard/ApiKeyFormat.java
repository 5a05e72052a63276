package oauthlab.resource.guard;

/** How API keys are told from tokens. */
public final class ApiKeyFormat {

    /** The name of the check of API keys. */
    public static final String CHECK = "apikey";

    /** How each key begins, so that it is never taken for a token, nor a token for a key. */
    public static final String PREFIX = "key-";

    private ApiKeyFormat() {}
}
