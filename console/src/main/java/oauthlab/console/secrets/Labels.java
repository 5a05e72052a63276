package oauthlab.console.secrets;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Gives each secret a label that stays the same wherever the value comes again. What is kept of a value is a keyed hash; the key is made
 * at the start and never leaves this process, so nobody can try out values.
 */
@Singleton
public class Labels {

    private static final int MAX_LABELS = 20_000;
    private static final int KEY_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<Use, Integer> counts = new EnumMap<>(Use.class);
    private final Map<String, String> labels = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_LABELS;
        }
    };

    Labels() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HMAC);
    }

    /** The label of a value: {@code T3}. The first place where a value is seen decides about its letter. */
    synchronized String label(Use use, String value) {
        return labels.computeIfAbsent(hash(value), unknown -> use.letter() + counts.merge(use, 1, Integer::sum));
    }

    /** The same for the same value, and worth nothing to anybody else: a keyed hash. */
    public String fingerprint(String value) {
        return hash(value);
    }

    private String hash(String value) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
