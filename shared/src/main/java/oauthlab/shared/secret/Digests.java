package oauthlab.shared.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The form in which secrets that machines made are kept: SHA-256, base64url without padding, 43 characters.
 *
 * <p>A fast digest is enough for them, because nobody can try out 256 random bits. Passwords of people are another
 * matter: those need a slow one.
 */
public final class Digests {

    private Digests() {}

    public static String sha256(String value) {
        byte[] digest = sha256().digest(value.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** Does {@code value} have this digest? Takes the same time for every wrong value. */
    public static boolean matches(String value, String digest) {
        return MessageDigest.isEqual(
                sha256(value).getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
