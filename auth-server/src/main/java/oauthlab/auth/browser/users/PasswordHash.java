package oauthlab.auth.browser.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import oauthlab.shared.secret.RandomSecret;
import org.jose4j.jwe.kdf.PasswordBasedKeyDerivationFunction2;
import org.jose4j.lang.JoseException;

/**
 * A password in the form in which it is kept: PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), slow on purpose.
 *
 * <p>People choose passwords that can be guessed; each guess against a stolen table has to cost something. Kept as
 * {@code pbkdf2-sha256$ITERATIONS$SALT$HASH}.
 */
public record PasswordHash(String encoded) {

    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String NAME = "pbkdf2-sha256";

    /** Makes a hash with a new salt. */
    public static PasswordHash of(String password) {
        return of(password, ITERATIONS);
    }

    static PasswordHash of(String password, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(
                String.join("$", NAME, "" + iterations, text(salt), text(hash(password, salt, iterations))));
    }

    /** A hash that no password fits and that takes as long to check as any other. */
    public static PasswordHash unmatchable() {
        return new PasswordHash(String.join(
                "$", NAME, "" + ITERATIONS, RandomSecret.generate(SALT_BYTES), RandomSecret.generate(HASH_BYTES)));
    }

    public boolean matches(String password) {
        String[] parts = encoded.split("\\$");
        byte[] expected = bytes(parts[3]);
        return MessageDigest.isEqual(expected, hash(password, bytes(parts[2]), Integer.parseInt(parts[1])));
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }

    private static byte[] hash(String password, byte[] salt, int iterations) {
        // HMAC fills a short key up with zeros (RFC 2104 section 2), so this is the empty one, which Java does not
        // take.
        byte[] key = password.isEmpty() ? new byte[1] : password.getBytes(StandardCharsets.UTF_8);
        try {
            // Not the JDK's own, which is bound to the JDK's HMAC: attackers count with the fastest one, so we do, too.
            return new PasswordBasedKeyDerivationFunction2("HmacSHA256").derive(key, salt, iterations, HASH_BYTES);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
