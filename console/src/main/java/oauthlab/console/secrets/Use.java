package oauthlab.console.secrets;

/** What a secret is for, and the letter of its labels: {@code T1}, {@code T2} and so on for access tokens. */
public enum Use {
    ACCESS_TOKEN("T", "access token"),
    REFRESH_TOKEN("R", "refresh token"),
    ID_TOKEN("I", "ID token"),
    ASSERTION("A", "assertion"),
    PROOF("P", "DPoP proof"),
    API_KEY("K", "API key"),
    CODE("C", "authorization code"),
    VERIFIER("V", "code verifier"),
    STATE("S", "state"),
    NONCE("N", "nonce"),
    REQUEST_URI("Q", "request URI"),
    DEVICE_CODE("D", "device code"),
    USER_CODE("U", "user code"),
    SESSION("M", "MCP session"),
    HIDDEN("", "value"),
    NONE("", "");

    private final String letter;
    private final String words;

    Use(String letter, String words) {
        this.letter = letter;
        this.words = words;
    }

    String letter() {
        return letter;
    }

    /** What it is called on the page. */
    public String words() {
        return words;
    }

    /** Does it give access by itself, so that the page shows it as a token? */
    public boolean isToken() {
        return switch (this) {
            case ACCESS_TOKEN, REFRESH_TOKEN, ID_TOKEN, ASSERTION, PROOF, API_KEY -> true;
            default -> false;
        };
    }

    /** Does one flow have it, and no other? A token may be used in many. */
    public boolean isOfOneFlow() {
        return switch (this) {
            case CODE, VERIFIER, STATE, NONCE, REQUEST_URI, DEVICE_CODE, USER_CODE, SESSION -> true;
            default -> false;
        };
    }
}
