package oauthlab.shared.proof;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The values that a server wants to find in proofs: {@code PERIOD.MARK}. RFC 9449 section 8.
 *
 * <p>None of them is kept. Each names the minute in which it was made, and its mark says who made it; so every process
 * that makes the same marks knows the nonces of the others.
 */
public final class DpopNonces {

    public static final String HEADER = "DPoP-Nonce";

    /** So long a nonce is good at most: what was proved with one has to be remembered for this time. */
    public static final Duration MAX_LIFETIME = Duration.ofSeconds(120);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int PERIOD_SECONDS = 60;
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private final Clock clock;
    private final UnaryOperator<String> mark;
    private final BiPredicate<String, String> isMark;

    /**
     * @param mark makes 256 bits in base64url of a text, that nobody else can make
     * @param isMark is the first the mark of the second? In constant time
     */
    public DpopNonces(Clock clock, UnaryOperator<String> mark, BiPredicate<String, String> isMark) {
        this.clock = clock;
        this.mark = mark;
        this.isMark = isMark;
    }

    /** Nonces whose key lives as long as this process: after a restart a client is sent back for a new one, once. */
    public static DpopNonces ofThisProcess(Clock clock) {
        try {
            SecretKey key = KeyGenerator.getInstance(ALGORITHM).generateKey();
            return new DpopNonces(
                    clock,
                    period -> mark(key, period),
                    (mark, period) -> MessageDigest.isEqual(
                            mark.getBytes(), mark(key, period).getBytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String mark(SecretKey key, String period) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(period.getBytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String fresh() {
        String period = Long.toString(period());
        return period + "." + mark.apply(period);
    }

    /**
     * Must a proof be made again, with another nonce? So it is with an old one, also where none is required: the nonce
     * told its time, and if {@code iat} did so afterwards, a proof that we have forgotten could be good again.
     *
     * @param nonce of the proof; null when it has none
     */
    public boolean isWanting(String nonce, boolean isRequired) {
        return (isRequired || nonce != null) && !isGood(nonce);
    }

    /** Good are those of the present period and of the one before; null is none. */
    public boolean isGood(String nonce) {
        if (nonce == null) return false;
        Matcher parts = FORM.matcher(nonce);
        if (!parts.matches() || !isMark.test(parts.group(2), parts.group(1))) return false;
        long age = period() - Long.parseLong(parts.group(1));
        return age == 0 || age == 1;
    }

    private long period() {
        return clock.instant().getEpochSecond() / PERIOD_SECONDS;
    }
}
