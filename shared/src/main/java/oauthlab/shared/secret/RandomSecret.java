package oauthlab.shared.secret;

import java.security.SecureRandom;
import java.util.Base64;

/** Values nobody can guess, for codes, tokens, sessions and identifiers. RFC 6749 section 10.10. */
public final class RandomSecret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    /** {@code bytes} random bytes as base64url without padding; 32 bytes are 43 characters. */
    public static String generate(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
