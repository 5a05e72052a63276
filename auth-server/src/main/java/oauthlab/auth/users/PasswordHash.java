package oauthlab.auth.users;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import oauthlab.shared.secret.RandomSecret;

/**
 * A password in the form in which it is kept: PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), slow on purpose.
 *
 * <p>People choose passwords that can be guessed; each guess against a stolen table has to cost something. Kept as
 * {@code pbkdf2-sha256$ITERATIONS$SALT$HASH}.
 */
public record PasswordHash(String encoded) {

    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final String NAME = "pbkdf2-sha256";

    /** Makes a hash with a new salt. */
    public static PasswordHash of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(
                String.join("$", NAME, "" + ITERATIONS, text(salt), text(hash(password, salt, ITERATIONS))));
    }

    /** A hash that no password fits and that takes as long to check as any other. */
    public static PasswordHash unmatchable() {
        return new PasswordHash(String.join(
                "$", NAME, "" + ITERATIONS, RandomSecret.generate(SALT_BYTES), RandomSecret.generate(HASH_BITS / 8)));
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
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
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
