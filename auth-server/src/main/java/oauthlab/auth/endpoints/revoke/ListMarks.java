package oauthlab.auth.endpoints.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.auth.foundation.crypto.Authenticator;

/**
 * Marks that readers of the list send back to get what changed since: a time of the database, with our HMAC.
 *
 * <p>The HMAC is not for secrecy. It makes the mark of another installation, or of this one before its data was reset,
 * unknown here; so its reader gets the whole list instead of differences to a list that it never had.
 */
@ApplicationScoped
class ListMarks {

    /**
     * A change is stamped with the time at which its transaction began, and seen when it commits. Transactions are rolled
     * back after a minute, so two are enough.
     */
    private static final Duration LATE_COMMITS = Duration.ofMinutes(2);

    private static final Duration MAX_AGE = Duration.ofDays(1);
    private static final String PURPOSE = "revocation-list";
    private static final Pattern FORM = Pattern.compile("(\\d{1,17})\\.([A-Za-z0-9_-]{43})");

    private final Authenticator authenticator;

    ListMarks(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    String write(Instant time) {
        String micros = String.valueOf(ListCursor.micros(time));
        return micros + "." + authenticator.mark(PURPOSE, micros);
    }

    /** From when on changes may be new to who brings this mark; empty when that cannot be said. */
    Optional<Instant> since(String mark, Instant now) {
        Matcher parts = FORM.matcher(mark);
        if (!parts.matches() || !authenticator.isMark(parts.group(2), PURPOSE, parts.group(1))) return Optional.empty();
        Instant time = ListCursor.time(parts.group(1));
        return isGood(time, now) ? Optional.of(time.minus(LATE_COMMITS)) : Optional.empty();
    }

    /** A mark from the future comes from a database that was restored since. */
    boolean isGood(Instant mark, Instant now) {
        return !mark.isAfter(now) && mark.plus(MAX_AGE).isAfter(now);
    }
}
