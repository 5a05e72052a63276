package oauthlab.auth.foundation.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jose4j.jwe.kdf.PasswordBasedKeyDerivationFunction2;
import org.jose4j.lang.JoseException;

/**
 * A key under which other keys lie: 256 bits, never in the database.
 *
 * <p>Nothing is sealed or signed with it directly: every purpose derives a key of its own, so that none can be used for
 * another.
 */
final class MasterKey {

    static final int BYTES = 32;

    private static final int ID_BYTES = 6;
    private static final int ITERATIONS = 210_000;
    private static final int N = 1 << 15;
    private static final int R = 8;
    private static final int P = 1;

    private final SecretKey key;
    private final String id;

    private MasterKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, "HmacSHA256");
        byte[] name = derive("id", "none").getEncoded();
        id = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(name, ID_BYTES));
    }

    /**
     * Reads a key.
     *
     * @param encoded base64url of 32 bytes
     * @param setting where it comes from, for the message
     * @throws IllegalStateException that says what is wrong and how to make a right one, and never shows the key
     */
    static MasterKey parse(String encoded, String setting) {
        byte[] bytes = decode(encoded.strip(), setting);
        if (bytes.length != BYTES) {
            throw new IllegalStateException(
                    setting + " must be 32 bytes, but is " + bytes.length + ". " + MasterKeys.HOW_TO_MAKE_ONE);
        }
        return new MasterKey(bytes);
    }

    /** A short name, 8 characters, by which a seal says which key opens it. It is derived, and gives nothing away. */
    String id() {
        return id;
    }

    /** The key for one purpose: HMAC-SHA-256 of the purpose's name under the master key. */
    SecretKey derive(String purpose, String algorithm) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), algorithm);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The key for one purpose, by scrypt (RFC 7914): one guess at the master key takes 32 MB and a tenth of a second. The salt
     * differs by purpose and not by installation, since every installation has a master key of its own.
     */
    SecretKey stretch(String purpose, String algorithm) {
        byte[] salt = derive("salt of " + purpose, "none").getEncoded();
        return new SecretKeySpec(SCrypt.generate(key.getEncoded(), salt, N, R, P, BYTES), algorithm);
    }

    /** The key for one purpose, by PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2). */
    SecretKey deriveSlowly(String purpose, String algorithm) {
        byte[] salt = derive("salt of " + purpose, "none").getEncoded();
        try {
            byte[] derived = new PasswordBasedKeyDerivationFunction2("HmacSHA256")
                    .derive(key.getEncoded(), salt, ITERATIONS, BYTES);
            return new SecretKeySpec(derived, algorithm);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + id + "]";
    }

    private static byte[] decode(String encoded, String setting) {
        try {
            return Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(setting + " is not base64url. " + MasterKeys.HOW_TO_MAKE_ONE);
        }
    }
}
