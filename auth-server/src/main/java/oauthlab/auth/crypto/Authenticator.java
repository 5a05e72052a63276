package oauthlab.auth.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Marks a text as ours, so that we recognise it without keeping it. HMAC-SHA-256 (RFC 2104). */
@ApplicationScoped
public class Authenticator {

    private final SecretKey key;

    Authenticator(MasterKey master) {
        key = master.derive("authenticate", "HmacSHA256");
    }

    /** The mark of {@code text} for {@code purpose}, base64url. */
    public String mark(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] mark = mac.doFinal((purpose + '\n' + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the same time for every wrong mark. */
    public boolean isMark(String mark, String purpose, String text) {
        return MessageDigest.isEqual(
                mark.getBytes(StandardCharsets.UTF_8), mark(purpose, text).getBytes(StandardCharsets.UTF_8));
    }
}
