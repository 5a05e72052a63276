package oauthlab.auth.foundation.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals a text for the database and opens it again. AES-256-GCM (NIST SP 800-38D), a fresh 96-bit nonce each time.
 *
 * <p>A sealed text is {@code KEY.CONTENT}: the name of the master key that opens it, and base64url of nonce, ciphertext
 * and tag. A seal is bound to its label, such as the id of its row: a sealed value that somebody moves to another row
 * does not open there.
 */
public final class Sealer {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String presentId;
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** @param derive makes the key of this sealer from a master key */
    Sealer(MasterKeys masters, Function<MasterKey, SecretKey> derive) {
        presentId = masters.present().id();
        masters.all().forEach(master -> keys.put(master.id(), derive.apply(master)));
    }

    /** Seals under the present master key. */
    public String seal(String plain, String label) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    run(Cipher.ENCRYPT_MODE, keys.get(presentId), nonce, plain.getBytes(StandardCharsets.UTF_8), label);
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return presentId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException when the seal was changed, moved, or made under a master key that is not here */
    public String open(String sealed, String label) {
        int dot = sealed.indexOf('.');
        byte[] content = decode(sealed.substring(dot + 1), label);
        return dot < 0 ? openUnnamed(content, label) : openNamed(sealed.substring(0, dot), content, label);
    }

    /** Is this sealed under the present master key? If not, seal it anew before the previous one is taken away. */
    public boolean isCurrent(String sealed) {
        return sealed.startsWith(presentId + ".");
    }

    private String openNamed(String keyId, byte[] content, String label) {
        SecretKey key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("The seal of " + label + " was made under the master key " + keyId
                    + ", but this server has " + String.join(" and ", keys.keySet())
                    + ". Give it that key as OAUTHLAB_MASTER_KEY_PREVIOUS.");
        }
        return open(key, content, label).orElseThrow(() -> broken(label));
    }

    /** Seals of the first version did not name their key. */
    private String openUnnamed(byte[] content, String label) {
        return keys.values().stream()
                .flatMap(key -> open(key, content, label).stream())
                .findFirst()
                .orElseThrow(() -> broken(label));
    }

    private static byte[] decode(String content, String label) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(content);
            if (bytes.length > NONCE_BYTES) return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw broken(label);
        }
        throw broken(label);
    }

    private static Optional<String> open(SecretKey key, byte[] content, String label) {
        byte[] nonce = Arrays.copyOf(content, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(content, NONCE_BYTES, content.length);
        try {
            return Optional.of(new String(run(Cipher.DECRYPT_MODE, key, nonce, rest, label), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException doesNotFit) {
            return Optional.empty();
        }
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] input, String label)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(input);
    }

    private static IllegalStateException broken(String label) {
        return new IllegalStateException(
                "The seal of " + label + " does not open: it was changed or moved, or made under"
                        + " another master key than OAUTHLAB_MASTER_KEY and OAUTHLAB_MASTER_KEY_PREVIOUS.");
    }
}
