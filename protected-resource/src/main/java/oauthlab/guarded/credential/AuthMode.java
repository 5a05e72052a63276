package oauthlab.guarded.credential;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of credential that a server accepts: {@code AUTH_MODE}. */
public enum AuthMode {
    OAUTH,
    BOTH,
    API_KEY;

    private static final String ALL =
            Arrays.stream(values()).map(AuthMode::wire).collect(Collectors.joining(", "));

    /**
     * Reads the setting. The framework's own reader would name {@code api-key} in its message.
     *
     * @throws IllegalArgumentException that names the possible values
     */
    public static AuthMode of(String value) {
        String asked = value.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(mode -> mode.wire().equals(asked))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("AUTH_MODE is '" + value + "'; it can be: " + ALL + "."));
    }

    public boolean takesKeys() {
        return this != OAUTH;
    }

    public boolean takesTokens() {
        return this != API_KEY;
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
