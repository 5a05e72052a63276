package oauthlab.auth.dpop;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.auth.crypto.Authenticator;

/**
 * The values that proofs must hold: {@code PERIOD.MARK}. RFC 9449 section 8.
 *
 * <p>We keep none of them. Each names the five minutes in which it was made, and its mark says that we made it; so every
 * process on this master key knows the nonces of the others.
 */
@ApplicationScoped
class DpopNonces {

    static final String HEADER = "DPoP-Nonce";

    private static final int PERIOD_SECONDS = 300;
    private static final String PURPOSE = "dpop-nonce";
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private final Authenticator authenticator;
    private final Clock clock;

    DpopNonces(Authenticator authenticator, Clock clock) {
        this.authenticator = authenticator;
        this.clock = clock;
    }

    String fresh() {
        String period = Long.toString(period());
        return period + "." + authenticator.mark(PURPOSE, period);
    }

    /** Good are those of the present period and of the one before. */
    boolean isGood(String nonce) {
        Matcher parts = FORM.matcher(nonce);
        if (!parts.matches() || !authenticator.isMark(parts.group(2), PURPOSE, parts.group(1))) return false;
        long age = period() - Long.parseLong(parts.group(1));
        return age == 0 || age == 1;
    }

    private long period() {
        return clock.instant().getEpochSecond() / PERIOD_SECONDS;
    }
}
