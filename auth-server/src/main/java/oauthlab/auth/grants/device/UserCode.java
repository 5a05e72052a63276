package oauthlab.auth.grants.device;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The code that a person reads on one device and types on another: {@code WDJB-MJHT}. RFC 8628 section 6.1.
 *
 * <p>Eight consonants, so that no word comes out and none looks like another: 20^8 or 25 billion. That is little for a
 * secret; it lives for minutes, and who types wrong codes is slowed down.
 */
record UserCode(String value) {

    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    static UserCode random() {
        var letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        return new UserCode(letters.toString());
    }

    /** What a person typed: case, dashes and spaces do not matter. */
    static UserCode typed(String text) {
        return new UserCode(text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }

    /** With a dash in the middle, for reading. */
    String shown() {
        return value.length() == LENGTH ? value.substring(0, 4) + "-" + value.substring(4) : value;
    }
}
