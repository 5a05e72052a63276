package oauthlab.shared.proof;

import java.time.Clock;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a server wants to find in proofs: {@code PERIOD.MARK}. RFC 9449 section 8.
 *
 * <p>None of them is kept. Each names the five minutes in which it was made, and its mark says who made it; so every process
 * that makes the same marks knows the nonces of the others.
 */
public final class DpopNonces {

    public static final String HEADER = "DPoP-Nonce";

    private static final int PERIOD_SECONDS = 300;
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

    public String fresh() {
        String period = Long.toString(period());
        return period + "." + mark.apply(period);
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
