package oauthlab.shared.secret;

/** What of a secret may be shown to a person: enough to tell two apart, too little to use one. */
public final class Redacted {

    private static final int SHOWN = 6;
    private static final int LONG_ENOUGH = 24;

    private Redacted() {}

    /** {@code "eyJhbG...(812 characters)"}; a value of fewer than 24 characters is hidden as a whole. */
    public static String of(String secret) {
        if (secret == null) return "none";
        if (secret.length() < LONG_ENOUGH) return "(hidden)";
        return secret.substring(0, SHOWN) + "...(" + secret.length() + " characters)";
    }
}
