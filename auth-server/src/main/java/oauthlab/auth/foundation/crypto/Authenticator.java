package oauthlab.auth.foundation.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Marks a text as ours, so that we recognise it without keeping it. HMAC-SHA-256 (RFC 2104).
 *
 * <p>Marks are made under the present master key; those made under the previous one are recognised too, so that a page
 * that is open in a browser outlives the change.
 */
@ApplicationScoped
public class Authenticator {

    /** The present one first. */
    private final List<SecretKey> keys;

    Authenticator(MasterKeys masters) {
        keys = masters.all().stream()
                .map(master -> master.derive("authenticate", "HmacSHA256"))
                .toList();
    }

    /** The mark of {@code text} for {@code purpose}, base64url. */
    public String mark(String purpose, String text) {
        return mark(keys.get(0), purpose, text);
    }

    /** Takes the same time for every wrong mark. */
    public boolean isMark(String mark, String purpose, String text) {
        byte[] claimed = mark.getBytes(StandardCharsets.UTF_8);
        boolean ours = false;
        for (SecretKey key : keys) {
            ours |= MessageDigest.isEqual(claimed, mark(key, purpose, text).getBytes(StandardCharsets.UTF_8));
        }
        return ours;
    }

    private static String mark(SecretKey key, String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] mark = mac.doFinal((purpose + '\n' + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
