package oauthlab.auth.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals a text for the database and opens it again. AES-256-GCM, a fresh 96-bit nonce each time.
 *
 * <p>A seal is bound to its label, such as the id of its row: a sealed value that somebody moves to another row does not
 * open there.
 */
@ApplicationScoped
public class Sealer {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    Sealer(MasterKey master) {
        key = master.derive("seal", "AES");
    }

    /** base64url of nonce, ciphertext and tag. */
    public String seal(String plain, String label) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, plain.getBytes(StandardCharsets.UTF_8), label);
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** @throws IllegalStateException when the seal was changed, moved, or made under another master key */
    public String open(String sealed, String label) {
        byte[] all = Base64.getUrlDecoder().decode(sealed);
        byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
        byte[] rest = java.util.Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, rest, label), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String label) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(
                    "the seal of " + label + " does not open: it was changed, or the master key is"
                            + " another one than when it was made",
                    fault);
        }
    }
}
